package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.ledger.Refusal;
import dev.gangway.text.Fold;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/** What becomes of one customer when its account or contact in Sales has changed. */
final class CustomerMerge {
    private final LinkedCustomer customer;
    private final ObjectNode known;
    private final Map<String, Object> columns = new HashMap<>();
    private final JsonNode record;
    private final Amounts amounts;
    private Refusal notice;
    private boolean news;
    private boolean takenOver;
    private boolean contested;

    CustomerMerge(PartyType type, LinkedCustomer customer, JsonNode sales, Amounts amounts) {
        this.customer = customer;
        this.record = sales;
        this.amounts = amounts;
        this.known = customer.known();
        for (TwoWayColumn column : TwoWayColumn.of(type)) {
            columns.put(column.headquarters(), customer.row().get(column.headquarters()));
            JsonNode now = record.path(column.sales());
            if (isNews(column, now) && merge(column, known.path(column.sales()), now)) {
                news = true;
                known.set(column.sales(), now);
                if (column.kind() == TwoWayColumn.Kind.AMOUNT) {
                    known.set(Amounts.CURRENCY, record.path(Amounts.CURRENCY));
                }
            }
        }
    }

    /** The same number in another currency is another amount. */
    private boolean isNews(TwoWayColumn column, JsonNode now) {
        boolean otherCurrency = column.kind() == TwoWayColumn.Kind.AMOUNT
                && now.isNumber()
                && !known.path(Amounts.CURRENCY)
                        .asText()
                        .equals(record.path(Amounts.CURRENCY).asText());
        return otherCurrency || !column.same(known.path(column.sales()), now);
    }

    /** False when headquarters cannot have the value, and keeps its own. */
    private boolean merge(TwoWayColumn column, JsonNode before, JsonNode now) {
        JsonNode ours = column.ofCustomer(customer.row());
        JsonNode then = here(column, before, known);
        JsonNode theirs = here(column, now, record);
        if (theirs.isMissingNode() && !now.isMissingNode()) {
            return false;
        }
        if (!column.same(ours, theirs)) {
            if (column.same(ours, then)) {
                columns.put(column.headquarters(), column.ofSales(theirs));
                takenOver = true;
            } else {
                contested = true;
            }
        }
        return true;
    }

    /** The value in headquarters' terms; missing, with a notice for the operator, when it has none. */
    private JsonNode here(TwoWayColumn column, JsonNode value, JsonNode side) {
        boolean current = side == record;
        if (column.kind() == TwoWayColumn.Kind.AMOUNT && value.isNumber()) {
            String from = amounts.currency(side);
            String to = customer.currency();
            var amount = amounts.convert(value.decimalValue(), from, to);
            if (amount.isEmpty() && current) {
                notice = Amounts.leftOut(null, "account " + customer.recordId(), from, to);
            }
            return amount.<JsonNode>map(DecimalNode::valueOf).orElse(MissingNode.getInstance());
        }
        if (column.kind() == TwoWayColumn.Kind.COUNTRY && !Fold.isBlank(value.asText("")) && !value.isNull()) {
            var code = Countries.code(value.asText(), customer.row().text(column.headquarters()), customer.language());
            if (code.isEmpty() && current) {
                notice = unknownCountry(null, customer.entitySet() + "(" + customer.recordId() + ")");
            }
            return code.<JsonNode>map(TextNode::new).orElse(MissingNode.getInstance());
        }
        return value;
    }

    /** Reports that a country was left as it was. */
    static Refusal unknownCountry(String requestId, String where) {
        return new Refusal(
                requestId,
                "CountryUnknown",
                "address1_country of " + where
                        + " is no country that is known; headquarters keeps its own. Write its ISO"
                        + " code or its English name there",
                true);
    }

    /** A notice for the operator, or null. */
    Refusal notice() {
        return notice;
    }

    boolean isNews() {
        return news;
    }

    boolean isTakenOver() {
        return takenOver;
    }

    boolean isContested() {
        return contested;
    }

    Map<String, Object> link() {
        return Map.of(
                "dataareaid", customer.key().dataareaid(),
                "customeraccount", customer.key().id(),
                "known", known.toString());
    }

    /** @param now UTC */
    Map<String, Object> customer(LocalDateTime now) {
        columns.put("dataareaid", customer.key().dataareaid());
        columns.put("customeraccount", customer.key().id());
        columns.put("now", now);
        return columns;
    }
}
