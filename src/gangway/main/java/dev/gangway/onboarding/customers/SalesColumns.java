package dev.gangway.onboarding.customers;

import dev.gangway.commerce.partners.PartyType;

/** Where Sales keeps customers: tables and the columns of their numbers (dual-write mapping reference, Customers V3). */
public final class SalesColumns {
    static final String ACCOUNTS = "accounts";
    static final String CONTACTS = "contacts";

    private SalesColumns() {}

    public static String entitySet(PartyType type) {
        return type == PartyType.Organization ? ACCOUNTS : CONTACTS;
    }

    /** Whose table it is. */
    static PartyType type(String entitySet) {
        return entitySet.equals(ACCOUNTS) ? PartyType.Organization : PartyType.Person;
    }

    public static String key(PartyType type) {
        return type == PartyType.Organization ? "accountid" : "contactid";
    }

    /** The column of the customer's account number. */
    public static String number(PartyType type) {
        return type == PartyType.Organization ? "accountnumber" : "msdyn_contactpersonid";
    }
}
