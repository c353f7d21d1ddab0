package dev.gangway.commerce.partners;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import dev.gangway.ledger.RecordKey;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    public Map<RecordKey, String> number(Collection<RecordKey> prospects) {
        if (prospects.isEmpty()) {
            return Map.of();
        }
        Set<RecordKey> present =
                headquarters
                        .rows("partners/hierarchies-of-prospects", RecordKey.parameters(prospects, "prospectids"))
                        .stream()
                        .map(row -> RecordKey.of(row, "prospectid"))
                        .collect(toSet());
        List<RecordKey> missing =
                prospects.stream().filter(key -> !present.contains(key)).toList();
        Iterator<String> ids = numbers.take(SEQUENCE, missing.size()).iterator();
        Map<RecordKey, String> numbered = new LinkedHashMap<>();
        missing.forEach(key -> numbered.put(key, ids.next()));
        return numbered;
    }

    /**
     * Makes the hierarchies of approved prospects that have none yet; their customers must be there.
     *
     * @param numbered ids that {@link #number} gave to some of them in this transaction, with which their customers were
     *     written
     */
    public void create(Collection<RecordKey> approved, Map<RecordKey, String> numbered) {
        Map<RecordKey, String> late = number(
                approved.stream().filter(key -> !numbered.containsKey(key)).toList());
        Map<RecordKey, String> ids = new LinkedHashMap<>(numbered);
        ids.putAll(late);
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Object> parameters = RecordKey.parameters(ids.keySet(), "prospectids");
        parameters.put("customerhierarchyids", texts(ids.values()));
        headquarters.update("partners/hierarchies-create", parameters);
        headquarters.update("partners/hierarchynodes-admin", parameters);
        headquarters.each(
                "partners/customers-in-hierarchy",
                late.entrySet().stream()
                        .map(entry -> Map.of(
                                "customerhierarchyid", entry.getValue(),
                                "dataareaid", entry.getKey().dataareaid(),
                                "prospectid", entry.getKey().id(),
                                "now", headquarters.utcNow()))
                        .toList());
    }
}
