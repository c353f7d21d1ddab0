package dev.gangway.sandbox.webapi.query;

/** A piece of a compiled expression: gives a value for a row; null is OData's null. */
@FunctionalInterface
interface Term {
    Object valueFor(Scope scope);

    default boolean holds(Scope scope) {
        return Boolean.TRUE.equals(valueFor(scope));
    }
}
