package dev.gangway.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.PartyType;
import dev.gangway.commerce.ProspectKey;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.OutcomeChunk.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers which account or contact of Sales stands for which customer, and makes new links due to be written back. */
public final class CustomerLinks {
    private final Database headquarters;
    private final WorkQueue queue;

    public CustomerLinks(Database headquarters, WorkQueue queue) {
        this.headquarters = headquarters;
        this.queue = queue;
    }

    /**
     * Links the customers of these prospects with the records that their leads name now.
     *
     * @return the credit limits that the accounts had when they were linked, or last were the same, of those that had one
     */
    Map<ProspectKey, BigDecimal> add(List<Finding> findings) {
        Map<ProspectKey, BigDecimal> creditLimits = new HashMap<>();
        if (findings.isEmpty()) {
            return creditLimits;
        }
        Map<ProspectKey, Finding> byKey =
                findings.stream().collect(Collectors.toMap(Finding::key, Function.identity()));
        List<Map<String, Object>> former = new ArrayList<>();
        List<Map<String, Object>> links = new ArrayList<>();
        List<Due> due = new ArrayList<>();
        for (Row customer : headquarters.rows("customerlinks-of-prospects", ProspectKey.parameters(byKey.keySet()))) {
            var prospect = new ProspectKey(customer.text("dataareaid"), customer.text("prospectid"));
            String account = customer.text("customeraccount");
            PartyType type = PartyType.valueOf(customer.text("partytype"));
            JsonNode record = byKey.get(prospect).record(type);
            String id = record.path(SalesColumns.key(type)).asText();
            boolean isNew = record.isObject() && !id.equals(customer.text("recordid"));
            JsonNode known = isNew ? known(record) : known(customer);
            if (isNew) {
                Map<String, Object> key = Map.of("dataareaid", prospect.dataareaid(), "customeraccount", account);
                if (customer.text("recordid") != null) {
                    former.add(key);
                }
                Map<String, Object> link = new HashMap<>(key);
                link.put("entityset", SalesColumns.entitySet(type));
                link.put("recordid", id);
                link.put("known", known.toString());
                links.add(link);
                due.add(new Due(prospect.dataareaid(), account, 0));
            }
            JsonNode limit = known.path("creditlimit");
            if (type == PartyType.Organization && limit.isNumber()) {
                creditLimits.put(prospect, limit.decimalValue());
            }
        }
        headquarters.each("customerlink-delete", former);
        headquarters.each("customerlink-insert", links);
        queue.putAll(CustomersToSales.LANE, due);
        return creditLimits;
    }

    /** What was the same on both sides last; a missing node when the customer stands for no record. */
    private static JsonNode known(Row customer) {
        return customer.text("known") == null ? MissingNode.getInstance() : CustomersToSales.known(customer);
    }

    /** The columns that were read, without the service's annotations. */
    private static JsonNode known(JsonNode record) {
        var known = record.deepCopy();
        if (known instanceof ObjectNode columns) {
            columns.remove(columns.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> name.contains("@"))
                    .toList());
        }
        return known;
    }
}
