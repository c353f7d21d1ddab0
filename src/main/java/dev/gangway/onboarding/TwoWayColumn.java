package dev.gangway.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gangway.commerce.PartyType;
import dev.gangway.database.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a customer that both systems may change: name, phone, address and credit limit (dual-write mapping
 * reference, Customers V3 and the party maps). The e-mail address is not among them, since the sign-in depends on it.
 */
record TwoWayColumn(String sales, String headquarters, Kind kind) {
    /** How a value looks on both sides. */
    enum Kind {
        TEXT,
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
            text("address1_country", "addresscountryregionisocode"));
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

    static List<TwoWayColumn> of(PartyType type) {
        return type == PartyType.Organization ? ORGANIZATION : PERSON;
    }

    /** The customer's value as Sales would have it. */
    JsonNode ofCustomer(Row customer) {
        Object value = customer.get(headquarters);
        return switch (kind) {
            case TEXT ->
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
        return kind == Kind.AMOUNT ? value.decimalValue() : value.asText();
    }

    /** Whether two values of Sales mean the same; nothing, empty and (for a flag) false do. */
    boolean same(JsonNode a, JsonNode b) {
        return switch (kind) {
            case TEXT -> a.asText("").strip().equals(b.asText("").strip());
            case AMOUNT ->
                a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue()) == 0
                        : a.isNumber() == b.isNumber();
            case FLAG -> a.asBoolean() == b.asBoolean();
        };
    }
}
