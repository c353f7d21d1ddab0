package dev.gangway.sandbox.model;

import java.util.List;

/**
 * An alternate key of a table.
 *
 * @param name logical name of the key, as it shows in the refusal of a duplicate
 * @param columns the columns that identify a row together
 */
public record AlternateKey(String name, List<Column> columns) {

    public AlternateKey {
        columns = List.copyOf(columns);
    }
}
