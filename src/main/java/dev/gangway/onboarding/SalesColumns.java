package dev.gangway.onboarding;

import dev.gangway.commerce.PartyType;

/** Where Sales keeps customers: tables and the columns of their numbers (dual-write mapping reference, Customers V3). */
final class SalesColumns {
    static final String ACCOUNTS = "accounts";
    static final String CONTACTS = "contacts";

    private SalesColumns() {}

    static String entitySet(PartyType type) {
        return type == PartyType.Organization ? ACCOUNTS : CONTACTS;
    }

    static String key(PartyType type) {
        return type == PartyType.Organization ? "accountid" : "contactid";
    }

    /** The column of the customer's account number. */
    static String number(PartyType type) {
        return type == PartyType.Organization ? "accountnumber" : "msdyn_contactpersonid";
    }
}
