package dev.gangway.onboarding.adopt;

import dev.gangway.commerce.partners.Customer;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;

/**
 * A customer as an adoption sees it. Columns are read when they are asked for.
 *
 * @param key as it is stored: links are written by it
 */
record AdoptionCustomer(RecordKey key, Customer customer) {
    static AdoptionCustomer of(Row row) {
        Customer customer = Customer.of(row);
        return new AdoptionCustomer(new RecordKey(row.raw("dataareaid"), row.raw("customeraccount")), customer);
    }

    /** The legal entity, compared with those that accounts and contacts name. */
    String area() {
        return customer.key().dataareaid();
    }

    /** The customer account without blanks, compared with the numbers that accounts and contacts have. */
    String account() {
        return customer.key().id();
    }

    /** @throws IllegalArgumentException when another program has written a word that is none */
    PartyType type() {
        return customer.type();
    }

    /** A column that a rule compares; null when it is empty. */
    String text(String column) {
        return customer.row().text(column);
    }
}
