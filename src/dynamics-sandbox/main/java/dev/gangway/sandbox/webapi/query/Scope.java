package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.store.Row;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows that an expression is evaluated on.
 *
 * @param row the row of the collection that is filtered or sorted
 * @param variables the rows of lambda variables, by name
 */
record Scope(Row row, Map<String, Row> variables) {
    static Scope of(Row row) {
        return new Scope(row, Map.of());
    }

    Scope with(String variable, Row value) {
        Map<String, Row> more = new HashMap<>(variables);
        more.put(variable, value);
        return new Scope(row, more);
    }
}
