package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What must be written to Sales for claimed customers; a property of the route. For one thread. */
public final class CustomerWrites {
    private final Claim claim;
    private final List<Write> writes = new ArrayList<>();
    private final Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
    private final Map<WorkItem, Refusal> notices = new LinkedHashMap<>();

    CustomerWrites(Claim claim) {
        this.claim = claim;
    }

    /** A customer whose record in Sales has to change. */
    record Write(WorkItem item, ObjectNode known, ObjectNode difference, Operation operation) {
        static Write of(WorkItem item, LinkedCustomer customer, ObjectNode known, ObjectNode difference) {
            UUID record = UUID.fromString(customer.recordId());
            return new Write(item, known, difference, Operation.update(customer.entitySet(), record, difference));
        }
    }

    Claim claim() {
        return claim;
    }

    /** In the order in which they are sent. */
    List<Write> list() {
        return writes;
    }

    /** Customers that cannot be written, with the reason. */
    Map<WorkItem, Refusal> refused() {
        return refused;
    }

    /** What a person should know about customers that can. */
    Map<WorkItem, Refusal> notices() {
        return notices;
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Customers of " + claim;
    }
}
