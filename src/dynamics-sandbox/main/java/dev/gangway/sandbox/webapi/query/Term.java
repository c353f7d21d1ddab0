package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;

/** A node of a compiled expression: returns its value for a row; null is OData's null. */
@FunctionalInterface
interface Term {
    Object valueFor(Scope scope);

    default boolean holds(Scope scope) {
        return Boolean.TRUE.equals(valueFor(scope));
    }

    /** The same value for each row. */
    record Constant(Object value) implements Term {
        @Override
        public Object valueFor(Scope scope) {
            return value;
        }
    }

    /** A column of the row itself. */
    record OwnColumn(Column column) implements Term {
        @Override
        public Object valueFor(Scope scope) {
            return Values.of(scope.row(), column);
        }
    }
}
