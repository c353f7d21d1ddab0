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

    /** Links the customers of these prospects with the records that their leads name now. */
    void add(List<Finding> findings) {
        Map<ProspectKey, Finding> byKey =
                findings.stream().collect(Collectors.toMap(Finding::key, Function.identity()));
        List<Map<String, Object>> links = new ArrayList<>();
        List<Due> due = new ArrayList<>();
        for (Row customer : headquarters.rows("customerlinks-of-prospects", parameters(byKey))) {
            PartyType type = PartyType.valueOf(customer.text("partytype"));
            JsonNode record = byKey.get(new ProspectKey(customer.text("dataareaid"), customer.text("prospectid")))
                    .record(type);
            String id = record.path(SalesColumns.key(type)).asText();
            if (record.isObject() && !id.equals(customer.text("recordid"))) {
                links.add(Map.of(
                        "dataareaid", customer.text("dataareaid"),
                        "customeraccount", customer.text("customeraccount"),
                        "entityset", SalesColumns.entitySet(type),
                        "recordid", id,
                        "known", known(record).toString()));
                due.add(new Due(customer.text("dataareaid"), customer.text("customeraccount"), 0));
            }
        }
        headquarters.each("customerlink-delete", keys(links));
        headquarters.each("customerlink-insert", links);
        queue.putAll(CustomersToSales.LANE, due);
    }

    private static List<Map<String, Object>> keys(List<Map<String, Object>> links) {
        return links.stream()
                .map(link ->
                        Map.of("dataareaid", link.get("dataareaid"), "customeraccount", link.get("customeraccount")))
                .toList();
    }

    /** The credit limits that the accounts of these prospects had when they were linked, or last were the same. */
    Map<ProspectKey, BigDecimal> creditLimits(List<Finding> findings) {
        Map<ProspectKey, BigDecimal> limits = new HashMap<>();
        if (findings.isEmpty()) {
            return limits;
        }
        Map<ProspectKey, Finding> byKey =
                findings.stream().collect(Collectors.toMap(Finding::key, Function.identity()));
        for (Row customer : headquarters.rows("customerlinks-of-prospects", parameters(byKey))) {
            JsonNode limit = customer.text("known") == null
                    ? MissingNode.getInstance()
                    : CustomersToSales.known(customer).path("creditlimit");
            if (limit.isNumber() && PartyType.Organization.name().equals(customer.text("partytype"))) {
                limits.put(
                        new ProspectKey(customer.text("dataareaid"), customer.text("prospectid")),
                        limit.decimalValue());
            }
        }
        return limits;
    }

    private static Map<String, Object> parameters(Map<ProspectKey, Finding> byKey) {
        return Map.of(
                "dataareaids",
                Database.texts(
                        byKey.keySet().stream().map(ProspectKey::dataareaid).toList()),
                "prospectids",
                Database.texts(
                        byKey.keySet().stream().map(ProspectKey::prospectid).toList()));
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
