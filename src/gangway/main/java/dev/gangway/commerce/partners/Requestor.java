package dev.gangway.commerce.partners;

/**
 * How the requestor of a partnership, and every further user, is stored in headquarters. Either way it is a row of
 * {@code hq.customer} of party type Person with an account of its own, which the sign-in finds by its e-mail.
 */
public enum Requestor {
    /** A Person customer beside the organization (Commerce documentation, "Manage B2B business partners"). */
    PERSON,
    /**
     * A contact under the organization (Commerce documentation, "B2B multi-outlet ordering overview"): {@code contactof}
     * holds the organization's account.
     */
    CONTACT
}
