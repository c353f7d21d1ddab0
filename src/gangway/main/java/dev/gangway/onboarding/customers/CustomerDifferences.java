package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.commerce.partners.Requestor;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.ClaimedRows;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.customers.CustomerWrites.Write;
import dev.gangway.onboarding.link.maps.JsonValues;
import dev.gangway.text.Fold;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares customers with what is known to be in Sales: the columns that differ have to be written. */
final class CustomerDifferences {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerDifferences.class);
    private static final int CUSTOMER = 3;

    private final Database headquarters;
    private final Amounts amounts;
    private final Requestor requestor;
    private final boolean twoWay;

    /**
     * @param requestor whether contacts are customers in person, who can be sold to
     * @param twoWay whether more than the customer's number is compared
     */
    CustomerDifferences(Database headquarters, Amounts amounts, Requestor requestor, boolean twoWay) {
        this.headquarters = headquarters;
        this.amounts = amounts;
        this.requestor = requestor;
        this.twoWay = twoWay;
    }

    /** What has to be written for claimed customers. */
    CustomerWrites of(Claim claim) {
        if (twoWay) {
            amounts.refresh();
        }
        var writes = new CustomerWrites(claim);
        Map<String, Object> keys = RecordKey.parameters(claim.keys(), "accounts");
        List<Row> customers = headquarters.rowsByKey("customers/claimed", keys);
        ClaimedRows.of(claim, customers, "dataareaid", "customeraccount").forEach((item, row) -> {
            LinkedCustomer customer = LinkedCustomer.of(row);
            try {
                ObjectNode known = customer.known();
                ObjectNode difference = difference(item, customer, known, writes.notices());
                if (!difference.isEmpty()) {
                    writes.list().add(Write.of(item, customer, known, difference));
                }
            } catch (RuntimeException e) {
                LOG.error("{}: {} cannot be written", CustomersToSales.LANE, item, e);
                writes.refused().put(item, Refusal.byHeadquarters(e, null));
            }
        });
        // in one order, so that two nodes never wait for each other
        writes.list().sort(Comparator.comparing(write -> write.item().key()));
        return writes;
    }

    private ObjectNode difference(
            WorkItem item, LinkedCustomer customer, ObjectNode known, Map<WorkItem, Refusal> notices) {
        ObjectNode difference = known.objectNode();
        numbers(customer, known).properties().forEach(column -> {
            if (!JsonValues.same(column.getValue(), known.get(column.getKey()))) {
                difference.set(column.getKey(), column.getValue());
            }
        });
        if (twoWay) {
            TwoWayColumn.of(customer.type()).forEach(column -> {
                JsonNode value = there(column, customer, known);
                if (value.isMissingNode()) {
                    notices.put(item, leftOut(customer, known));
                }
                if (!value.isMissingNode() && !column.same(value, known.path(column.sales()))) {
                    difference.set(column.sales(), value);
                }
            });
        }
        return difference;
    }

    /** The value in Sales' terms; missing when it cannot be said in the currency of the account. */
    private JsonNode there(TwoWayColumn column, LinkedCustomer customer, JsonNode known) {
        JsonNode value = column.ofCustomer(customer.row());
        if (column.kind() != TwoWayColumn.Kind.AMOUNT || !value.isNumber()) {
            return value;
        }
        String from = customer.currency();
        String to = amounts.currency(known);
        var amount = amounts.convert(value.decimalValue(), from, to);
        return amount.<JsonNode>map(DecimalNode::valueOf).orElse(MissingNode.getInstance());
    }

    private Refusal leftOut(LinkedCustomer customer, JsonNode known) {
        return Amounts.leftOut(null, "customer " + customer.key().id(), customer.currency(), amounts.currency(known));
    }

    private ObjectNode numbers(LinkedCustomer customer, JsonNode known) {
        PartyType type = customer.type();
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        String account = customer.key().id();
        String number = known.path(SalesColumns.number(type)).asText("");
        if (Fold.isBlank(number) || number.equals(account)) {
            numbers.put(SalesColumns.number(type), account);
        }
        if (type == PartyType.Organization) {
            numbers.put("customertypecode", CUSTOMER);
        } else if (requestor == Requestor.PERSON) {
            numbers.put("msdyn_sellable", true);
        }
        return numbers;
    }
}
