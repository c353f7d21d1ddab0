package dev.gangway.onboarding.reconcile;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.delivery.ChannelDelivery;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers and hierarchies as one of the two databases has them, under the names that job 1010 gives them. */
final class DeliveredParts {
    static final String CUSTOMER = ChannelDelivery.CUSTOMER;
    static final String HIERARCHY = "hierarchy/";

    private final Database database;
    private final String statements;

    /** @param statements how the names of this side's statements begin */
    DeliveredParts(Database database, String statements) {
        this.database = database;
        this.statements = statements;
    }

    static RecordKey customer(Row row) {
        return new RecordKey(row.text("dataareaid"), CUSTOMER + row.text("customeraccount"));
    }

    static RecordKey hierarchy(Row row) {
        return new RecordKey("", HIERARCHY + row.text("customerhierarchyid"));
    }

    /** The lines of each that is there: one for a customer, several for a hierarchy with its nodes. */
    Map<RecordKey, Part> of(Collection<RecordKey> keys) {
        Map<RecordKey, Part> parts = new HashMap<>();
        List<RecordKey> customers = ofKind(keys, CUSTOMER);
        if (!customers.isEmpty()) {
            rows(
                            "customers",
                            Map.of(
                                    "dataareaids",
                                            texts(customers.stream()
                                                    .map(RecordKey::dataareaid)
                                                    .toList()),
                                    "accounts", names(customers, CUSTOMER)))
                    .forEach(row -> parts.put(customer(row), Part.of(row)));
        }
        List<RecordKey> hierarchies = ofKind(keys, HIERARCHY);
        if (!hierarchies.isEmpty()) {
            Map<String, ?> ids = Map.of("hierarchies", names(hierarchies, HIERARCHY));
            rows("hierarchies", ids).forEach(row -> parts.put(hierarchy(row), Part.of(row)));
            rows("nodes", ids).forEach(row -> parts.computeIfPresent(hierarchy(row), (key, part) -> part.with(row)));
        }
        return parts;
    }

    private List<Row> rows(String what, Map<String, ?> keys) {
        return database.rows(statements + what, keys);
    }

    private static List<RecordKey> ofKind(Collection<RecordKey> keys, String kind) {
        return keys.stream().filter(key -> key.id().startsWith(kind)).toList();
    }

    private static Object names(List<RecordKey> keys, String kind) {
        return texts(keys.stream().map(key -> key.id().substring(kind.length())).toList());
    }

    /**
     * @param prospectid of the first line; null when it has none
     * @param lines every column of every line that says something, by what identifies the line
     */
    record Part(String prospectid, Map<String, Map<String, Object>> lines) {
        static Part of(Row row) {
            return new Part(row.text("prospectid"), Map.of("", columns(row)));
        }

        Part with(Row node) {
            Map<String, Map<String, Object>> more = new TreeMap<>(lines);
            more.put(node.text("nodepartynumber"), columns(node));
            return new Part(prospectid, more);
        }

        /** Databases differ in how they hand numbers out. */
        private static Map<String, Object> columns(Row row) {
            Map<String, Object> columns = new HashMap<>();
            row.forEach((name, value) -> {
                if (value instanceof Number number) {
                    columns.put(name, new BigDecimal(number.toString()).stripTrailingZeros());
                } else if (value != null) {
                    columns.put(name, value);
                }
            });
            return columns;
        }
    }
}
