package dev.gangway.dataverse.component.produce;

import dev.gangway.dataverse.component.options.ReadOptions;
import java.util.StringJoiner;

/** The query part of a URL, escaped. */
final class QueryText {
    private final ReadOptions options;

    QueryText(ReadOptions options) {
        this.options = options;
    }

    /** Returns the part about columns and expansions of a row; empty for all. */
    String columns() {
        return joined(new StringJoiner("&")).toString();
    }

    /**
     * Returns the whole query.
     *
     * @param filter null for all rows
     * @param top null for all
     */
    String query(String filter, Integer top) {
        StringJoiner text = joined(new StringJoiner("&"));
        add(text, "$filter", filter);
        add(text, "$orderby", options.getOrderBy());
        add(text, "$top", top == null ? null : top.toString());
        return text.toString();
    }

    private StringJoiner joined(StringJoiner text) {
        add(text, "$select", options.columns().isEmpty() ? null : String.join(",", options.columns()));
        add(text, "$expand", options.getExpand());
        return text;
    }

    private static void add(StringJoiner text, String name, String value) {
        if (value != null && !value.isBlank()) {
            text.add(name + "=" + Rows.escaped(value.strip()));
        }
    }
}
