package dev.gangway.commerce;

import static dev.gangway.database.Database.texts;
import static dev.gangway.database.Database.utcNow;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customer hierarchies: purpose B2B organization, named after the organization, with the requestor as the one Admin
 * (Commerce documentation, "Manage business partners using customer hierarchies").
 */
public final class CustomerHierarchies {
    private static final String SEQUENCE = "CustomerHierarchy";

    private final Database headquarters;
    private final NumberSequences numbers;

    public CustomerHierarchies(Database headquarters, NumberSequences numbers) {
        this.headquarters = headquarters;
        this.numbers = numbers;
    }

    /**
     * Takes the ids of hierarchies that {@link #create} is about to make, so that the customers of these prospects can be
     * written with them from the start; none for those that have a hierarchy already.
     */
    public Map<ProspectKey, String> number(Collection<ProspectKey> prospects) {
        return prospects.isEmpty() ? Map.of() : take(withoutHierarchy(prospects));
    }

    /**
     * Makes the hierarchies of approved prospects that have none yet; their customers must be there.
     *
     * @param numbered ids that were taken before, with which the customers were written
     */
    public void create(Collection<ProspectKey> approved, Map<ProspectKey, String> numbered) {
        List<ProspectKey> missing = withoutHierarchy(approved);
        if (missing.isEmpty()) {
            return;
        }
        Map<ProspectKey, String> late =
                take(missing.stream().filter(key -> !numbered.containsKey(key)).toList());
        Map<String, Object> parameters = ProspectKey.parameters(missing);
        parameters.put(
                "customerhierarchyids",
                texts(missing.stream()
                        .map(key -> numbered.getOrDefault(key, late.get(key)))
                        .toList()));
        headquarters.update("hierarchies-create", parameters);
        headquarters.update("hierarchynodes-admin", parameters);
        headquarters.each(
                "customers-in-hierarchy",
                late.entrySet().stream()
                        .map(entry -> Map.of(
                                "customerhierarchyid", entry.getValue(),
                                "dataareaid", entry.getKey().dataareaid(),
                                "prospectid", entry.getKey().prospectid(),
                                "now", utcNow()))
                        .toList());
    }

    private List<ProspectKey> withoutHierarchy(Collection<ProspectKey> prospects) {
        Set<ProspectKey> present =
                headquarters.rows("hierarchies-of-prospects", ProspectKey.parameters(prospects)).stream()
                        .map(row -> new ProspectKey(row.text("dataareaid"), row.text("prospectid")))
                        .collect(toSet());
        return prospects.stream().filter(key -> !present.contains(key)).toList();
    }

    private Map<ProspectKey, String> take(List<ProspectKey> prospects) {
        List<String> ids = numbers.take(SEQUENCE, prospects.size());
        Map<ProspectKey, String> taken = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            taken.put(prospects.get(i), ids.get(i));
        }
        return taken;
    }
}
