package dev.gangway.commerce;

import static dev.gangway.database.Database.texts;
import static dev.gangway.database.Database.utcNow;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customer hierarchies: purpose B2B organization, named after the organization, with the requestor as the one Admin
 * (Commerce documentation, "Manage business partners using customer hierarchies").
 */
public final class CustomerHierarchies {
    private final Database headquarters;
    private final NumberSequences numbers;

    public CustomerHierarchies(Database headquarters, NumberSequences numbers) {
        this.headquarters = headquarters;
        this.numbers = numbers;
    }

    /** Makes the hierarchies of approved prospects that have none yet; their customers must be there. */
    public void create(Collection<ProspectKey> approved) {
        Set<ProspectKey> present =
                headquarters.rows("hierarchies-of-prospects", ProspectKey.parameters(approved)).stream()
                        .map(row -> new ProspectKey(row.text("dataareaid"), row.text("prospectid")))
                        .collect(toSet());
        List<ProspectKey> missing =
                approved.stream().filter(key -> !present.contains(key)).toList();
        if (missing.isEmpty()) {
            return;
        }
        List<String> ids = numbers.take("CustomerHierarchy", missing.size());
        Map<String, Object> parameters = ProspectKey.parameters(missing);
        parameters.put("customerhierarchyids", texts(ids));
        headquarters.update("hierarchies-create", parameters);
        headquarters.update("hierarchynodes-admin", parameters);
        List<Map<String, Object>> customers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            customers.add(Map.of(
                    "customerhierarchyid", ids.get(i),
                    "dataareaid", missing.get(i).dataareaid(),
                    "prospectid", missing.get(i).prospectid(),
                    "now", utcNow()));
        }
        headquarters.each("customers-in-hierarchy", customers);
    }
}
