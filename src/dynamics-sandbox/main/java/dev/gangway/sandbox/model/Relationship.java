package dev.gangway.sandbox.model;

/**
 * A one-to-many relationship, seen from its one side as a collection-valued navigation property.
 *
 * @param name case-sensitive name on the wire
 * @param one the parent table
 * @param many the child table
 * @param column the lookup column of the child table
 * @param cascadesDelete whether deleting the parent deletes the children; otherwise only their lookup is cleared
 */
public record Relationship(String name, Table one, Table many, Column column, boolean cascadesDelete) {

    /** Returns the navigation property at the other end, on the child table. */
    public Navigation partner() {
        return many.navigations().stream()
                .filter(navigation -> navigation.column() == column && navigation.target() == one)
                .findFirst()
                .orElseThrow();
    }
}
