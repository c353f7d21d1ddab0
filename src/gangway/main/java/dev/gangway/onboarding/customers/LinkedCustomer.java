package dev.gangway.onboarding.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.Customer;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.util.Optional;

/**
 * A customer with its link to an account or contact in Sales. Columns are read when they are asked for.
 *
 * @param customer whose row has columns of {@code gangway.customerlink} as well
 */
record LinkedCustomer(Customer customer) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LinkedCustomer of(Row row) {
        return new LinkedCustomer(Customer.of(row));
    }

    /** Legal entity and customer account. */
    RecordKey key() {
        return customer.key();
    }

    Row row() {
        return customer.row();
    }

    /** The prospect that it came from. */
    RecordKey prospect() {
        return customer.prospect();
    }

    /** @throws IllegalArgumentException when another program has written a word that is none */
    PartyType type() {
        return customer.type();
    }

    /** Empty when another program has written a word that is none. */
    Optional<PartyType> knownType() {
        return customer.knownType();
    }

    /** The type as it is written. */
    String typeWord() {
        return customer.typeWord();
    }

    /** ISO 4217; null for none. */
    String currency() {
        return customer.currency();
    }

    /** Such as {@code en-us}; null for none. */
    String language() {
        return customer.language();
    }

    boolean isLinked() {
        return recordId() != null;
    }

    /** The key of its account or contact. */
    String recordId() {
        return row().text("recordid");
    }

    /** The table of its account or contact, as the Web API calls it. */
    String entitySet() {
        return row().text("entityset");
    }

    /**
     * What is known to be the same on both sides, in the columns of Sales. Parsed at each call.
     *
     * @throws IllegalStateException when another program has written what is not JSON
     */
    ObjectNode known() {
        try {
            return (ObjectNode) JSON.readTree(row().text("known"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("gangway.customerlink.known is not JSON; delete the row to start anew", e);
        }
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return customer.toString();
    }
}
