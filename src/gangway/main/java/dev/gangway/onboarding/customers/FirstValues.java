package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.Customer;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.text.Fold;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whose values hold where a customer and its account or contact differ when they are linked for the first time: those of
 * headquarters, those of Sales, or neither's until somebody changes one. Chosen for all columns or for each.
 */
public final class FirstValues {
    private static final List<String> READ_ONLY_HERE = List.of("statecode", "_msdyn_company_value");

    /** Whose value holds. */
    private enum Side {
        KEEP("both keep theirs"),
        HEADQUARTERS("headquarters' holds"),
        SALES("Sales' holds");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    private final Side all;
    private final Map<String, Side> sides;

    private FirstValues(Side all, Map<String, Side> sides) {
        this.all = all;
        this.sides = sides;
    }

    /**
     * Reads a setting.
     *
     * @param text {@code keep}, {@code headquarters} or {@code sales}, then such as {@code creditlimit=headquarters} for
     *     single columns of {@code hq.customer}, separated by commas
     * @throws IllegalArgumentException when it is something else
     */
    public static FirstValues of(String text) {
        Side all = Side.KEEP;
        Map<String, Side> sides = new HashMap<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split("=", 2);
            if (words.length == 2) {
                sides.put(column(words[0].strip().toLowerCase(Locale.ROOT)), side(words[1].strip()));
            } else if (!words[0].isEmpty()) {
                all = side(words[0]);
            }
        }
        var values = new FirstValues(all, sides);
        if (values.uses(Side.KEEP) && values.uses(Side.HEADQUARTERS)) {
            throw new IllegalArgumentException(
                    "headquarters does not go together with keep: whatever differs in a customer"
                            + " is written to Sales with it. Say for each column either headquarters or sales");
        }
        return values;
    }

    private boolean uses(Side side) {
        return all == side || sides.containsValue(side);
    }

    private static Side side(String word) {
        try {
            return Side.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + word + "' is none of keep, headquarters, sales", e);
        }
    }

    private static String column(String name) {
        List<String> names = Stream.of(PartyType.values())
                .flatMap(type -> TwoWayColumn.of(type).stream())
                .map(TwoWayColumn::headquarters)
                .distinct()
                .sorted()
                .toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", names));
        }
        return name;
    }

    /**
     * What a new link takes for known, and what follows.
     *
     * @param known to be the same on both sides, in the columns of Sales
     * @param differences columns of Sales with whose value holds
     * @param toSales whether something is to be written there
     * @param fromSales whether something is to be taken over from there
     */
    public record Baseline(ObjectNode known, List<String> differences, boolean toSales, boolean fromSales) {}

    /** What is asked about accounts or contacts. */
    public static String select(PartyType type) {
        String more = type == PartyType.Organization ? "customertypecode" : "msdyn_sellable";
        return String.join(
                ",",
                Stream.concat(
                                Stream.of(
                                        SalesColumns.key(type),
                                        SalesColumns.number(type),
                                        "emailaddress1",
                                        more,
                                        "statecode"),
                                TwoWayColumn.read(type).stream())
                        .distinct()
                        .toList());
    }

    /** With the exchange rates of an environment. */
    public Comparison in(Dataverse sales, Clock clock) {
        return new Comparison(new Amounts(sales, clock));
    }

    /** Compares customers with their records. */
    public final class Comparison {
        private final Amounts amounts;

        private Comparison(Amounts amounts) {
            this.amounts = amounts;
        }

        /** Asks Sales for its currencies unless that was done lately; to be called while no connection is held. */
        public void prepare() {
            amounts.refresh();
        }

        public Baseline baseline(Customer customer, JsonNode record) {
            PartyType type = customer.type();
            ObjectNode known = (ObjectNode) CustomerLinks.known(record);
            known.remove(READ_ONLY_HERE);
            List<String> differences = new ArrayList<>();
            boolean toSales =
                    Fold.isBlank(record.path(SalesColumns.number(type)).asText(""));
            boolean fromSales = false;
            for (TwoWayColumn column : TwoWayColumn.of(type)) {
                JsonNode ours = ours(column, customer, record);
                if (!ours.isMissingNode() && !column.same(ours, record.path(column.sales()))) {
                    Side side = sides.getOrDefault(column.headquarters(), all);
                    differences.add(column.sales() + " (" + side.words + ")");
                    toSales |= side == Side.HEADQUARTERS;
                    fromSales |= side == Side.SALES;
                    if (side == Side.SALES) {
                        // what is known is headquarters' value, so Sales' is news
                        known.set(column.sales(), ours);
                    }
                }
            }
            return new Baseline(known, differences, toSales, fromSales);
        }

        /** In the currency of the account; missing when it cannot be said in that. */
        private JsonNode ours(TwoWayColumn column, Customer customer, JsonNode record) {
            JsonNode value = column.ofCustomer(customer.row());
            if (column.kind() != TwoWayColumn.Kind.AMOUNT || !value.isNumber()) {
                return value;
            }
            return amounts.convert(value.decimalValue(), customer.currency(), amounts.currency(record))
                    .<JsonNode>map(DecimalNode::valueOf)
                    .orElse(MissingNode.getInstance());
        }
    }
}
