package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of a customer that both systems may change: name, phone, address and credit limit (dual-write mapping
 * reference, Customers V3 and the party maps). The e-mail address is not among them, since the sign-in depends on it.
 */
record TwoWayColumn(String sales, String headquarters, Kind kind) {
    /** How a value looks on both sides. */
    enum Kind {
        TEXT,
        /** A code in headquarters, whatever the seller writes in Sales. */
        COUNTRY,
        AMOUNT,
        /** 0 or 1 in headquarters. */
        FLAG
    }

    private static final List<TwoWayColumn> SHARED = List.of(
            text("telephone1", "primarycontactphone"),
            text("address1_line1", "addressstreet"),
            text("address1_city", "addresscity"),
            text("address1_stateorprovince", "addressstateid"),
            text("address1_postalcode", "addresszipcode"),
            new TwoWayColumn("address1_country", "addresscountryregionisocode", Kind.COUNTRY));
    private static final List<TwoWayColumn> ORGANIZATION = Stream.concat(
                    SHARED.stream(),
                    Stream.of(
                            text("name", "organizationname"),
                            new TwoWayColumn("creditlimit", "creditlimit", Kind.AMOUNT),
                            new TwoWayColumn("msdyn_creditlimitismandatory", "creditlimitismandatory", Kind.FLAG)))
            .toList();
    private static final List<TwoWayColumn> PERSON = Stream.concat(
                    SHARED.stream(),
                    Stream.of(text("firstname", "personfirstname"), text("lastname", "personlastname")))
            .toList();

    private static TwoWayColumn text(String sales, String headquarters) {
        return new TwoWayColumn(sales, headquarters, Kind.TEXT);
    }

    /** The columns of Sales that are asked for. */
    static List<String> read(PartyType type) {
        Stream<String> columns = of(type).stream().map(TwoWayColumn::sales);
        return (type == PartyType.Organization ? Stream.concat(columns, Stream.of(Amounts.CURRENCY)) : columns)
                .toList();
    }

    static List<TwoWayColumn> of(PartyType type) {
        return type == PartyType.Organization ? ORGANIZATION : PERSON;
    }

    /** The customer's value as Sales would have it. */
    JsonNode ofCustomer(Row customer) {
        Object value = customer.get(headquarters);
        return switch (kind) {
            case TEXT, COUNTRY ->
                customer.text(headquarters) == null ? NullNode.instance : new TextNode(customer.text(headquarters));
            case AMOUNT -> value == null ? NullNode.instance : DecimalNode.valueOf((BigDecimal) value);
            case FLAG -> BooleanNode.valueOf(customer.number(headquarters) == 1);
        };
    }

    /** The value of Sales as headquarters would have it. */
    Object ofSales(JsonNode value) {
        if (kind == Kind.FLAG) {
            return value.asBoolean() ? 1 : 0;
        }
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return kind == Kind.AMOUNT ? value.decimalValue() : text(value);
    }

    /** What is too long for headquarters, in Sales' names, with both lengths. */
    Optional<String> tooLong(JsonNode record, Map<String, Integer> widths) {
        String text = text(record.path(sales));
        int length = text.codePointCount(0, text.length());
        Integer width = widths.get(headquarters);
        return kind == Kind.TEXT && width != null && length > width
                ? Optional.of(sales + " has " + length + " characters, hq.customer." + headquarters + " holds " + width)
                : Optional.empty();
    }

    /** Without anything invisible around it, as headquarters keeps texts. */
    private static String text(JsonNode value) {
        return value.isNull() ? "" : Fold.strip(value.asText(""));
    }

    private static boolean sameCountry(String a, String b) {
        return a.equals(b)
                || !a.isEmpty()
                        && !b.isEmpty()
                        && Countries.code(a, b, null).filter(b::equals).isPresent();
    }

    /** Whether two values of Sales mean the same; nothing, empty and (for a flag) false do. */
    boolean same(JsonNode a, JsonNode b) {
        return switch (kind) {
            case TEXT -> text(a).equals(text(b));
            case COUNTRY -> sameCountry(text(a), text(b));
            case AMOUNT ->
                a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue()) == 0
                        : a.isNumber() == b.isNumber();
            case FLAG -> a.asBoolean() == b.asBoolean();
        };
    }
}
