package dev.gangway.sandbox.webapi.query;

/** A node of a compiled expression: returns its value for a row; null is OData's null. */
@FunctionalInterface
interface Term {
    Object valueFor(Scope scope);

    default boolean holds(Scope scope) {
        return Boolean.TRUE.equals(valueFor(scope));
    }
}
