package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores which account or contact in Sales belongs to which customer, and makes new links due for the write-back. */
public final class CustomerLinks {
    private final Database headquarters;
    private final WorkQueue queue;
    private final PartnerRecords records;

    /**
     * Credit limits of an account, in the currency of its customer.
     *
     * @param currency ISO 4217; null when the customer has none
     * @param before the value at linking time, or the last value both systems agreed on; null for none
     * @param now the value in Sales; null for none
     */
    public record Limits(String currency, BigDecimal before, BigDecimal now) {}

    public CustomerLinks(Database headquarters, WorkQueue queue, PartnerRecords records) {
        this.records = records;
        this.headquarters = headquarters;
        this.queue = queue;
    }

    /**
     * Links the customers of these prospects with the records that their leads name now.
     *
     * @return the credit limits of their accounts
     */
    public Map<RecordKey, Limits> add(List<Finding> findings) {
        Map<RecordKey, Limits> creditLimits = new HashMap<>();
        if (findings.isEmpty()) {
            return creditLimits;
        }
        Map<RecordKey, Finding> byKey = findings.stream().collect(Collectors.toMap(Finding::key, Function.identity()));
        var changes = new Changes();
        for (Row row : headquarters.rows(
                "customers/customerlinks-of-prospects", RecordKey.parameters(byKey.keySet(), "prospectids"))) {
            LinkedCustomer customer = LinkedCustomer.of(row);
            RecordKey prospect = customer.prospect();
            PartyType type = customer.type();
            JsonNode record = byKey.get(prospect).record(type);
            boolean isNew = record.isObject()
                    && !record.path(SalesColumns.key(type)).asText().equals(customer.recordId());
            JsonNode known = isNew ? known(record) : known(customer);
            if (isNew) {
                changes.link(customer, type, record, known);
            }
            if (type == PartyType.Organization) {
                String currency = customer.currency();
                creditLimits.put(
                        prospect,
                        new Limits(
                                currency,
                                records.in(known, currency).orElse(null),
                                records.in(record, currency).orElse(null)));
            }
        }
        headquarters.each("customers/customerlink-delete", changes.former);
        headquarters.each("customers/customerlink-insert", changes.links);
        queue.putAll(CustomersToSales.LANE, changes.due);
        return creditLimits;
    }

    /** What is to be written. */
    private static final class Changes {
        private final List<Map<String, Object>> former = new ArrayList<>();
        private final List<Map<String, Object>> links = new ArrayList<>();
        private final List<RecordKey> due = new ArrayList<>();

        void link(LinkedCustomer customer, PartyType type, JsonNode record, JsonNode known) {
            Map<String, Object> key = Map.of(
                    "dataareaid",
                    customer.key().dataareaid(),
                    "customeraccount",
                    customer.key().id());
            if (customer.isLinked()) {
                former.add(key);
            }
            Map<String, Object> link = new HashMap<>(key);
            link.put("entityset", SalesColumns.entitySet(type));
            link.put("recordid", record.path(SalesColumns.key(type)).asText());
            link.put("known", known.toString());
            links.add(link);
            due.add(customer.key());
        }
    }

    /** The last values both systems agreed on; a missing node if the customer is not linked. */
    private static JsonNode known(LinkedCustomer customer) {
        return customer.isLinked() ? customer.known() : MissingNode.getInstance();
    }

    /** The columns that were read, without the service's annotations. */
    static JsonNode known(JsonNode record) {
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
