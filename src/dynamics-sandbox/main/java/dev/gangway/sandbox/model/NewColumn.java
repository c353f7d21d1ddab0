package dev.gangway.sandbox.model;

import java.util.Map;

/**
 * The definition of a column that a customizer adds to a table.
 *
 * @param name logical name, lower case
 * @param maxLength maximum length of a text in characters, 0 when the type has none
 * @param options choice values with their labels, empty for other types
 */
public record NewColumn(
        String name,
        ColumnType type,
        int maxLength,
        Map<Integer, String> options,
        Requirement requirement,
        String displayName,
        Object defaultValue) {}
