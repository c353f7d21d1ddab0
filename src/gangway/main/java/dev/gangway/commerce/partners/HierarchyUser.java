package dev.gangway.commerce.partners;

import dev.gangway.database.Row;

/**
 * A person with their membership in a customer hierarchy, or somebody who asked to become a partner and waits for a
 * decision. Columns are read when they are asked for.
 */
public record HierarchyUser(Row row) {
    /** The customer account; null of somebody who waits for a decision. */
    public String account() {
        return row.text("customeraccount");
    }

    /** The id of the hierarchy; null for none. */
    public String hierarchy() {
        return row.text("customerhierarchyid");
    }

    /** With what the user signs in; null when it is not asked for. */
    public String email() {
        return row.text("primarycontactemail");
    }

    public boolean isAdmin() {
        return "Admin".equals(row.text("role"));
    }

    /** Whether the membership has ended; its line stays. */
    public boolean isRemoved() {
        return row.get("versionremoved") != null;
    }

    /** The prospect of somebody who waits for a decision; null of a customer. */
    public String prospectId() {
        return row.text("prospectid");
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return "User " + account();
    }
}
