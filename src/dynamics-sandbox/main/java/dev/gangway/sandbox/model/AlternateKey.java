package dev.gangway.sandbox.model;

import java.util.List;

/**
 * An alternate key of a table.
 *
 * @param name logical name of the key, as the error about a duplicate shows it
 * @param columns the columns that together identify a row
 */
public record AlternateKey(String name, List<Column> columns) {

    public AlternateKey {
        columns = List.copyOf(columns);
    }
}
