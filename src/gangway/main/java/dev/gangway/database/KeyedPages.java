package dev.gangway.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a table page after page in the order of its key: each page seeks, however far it is.
 *
 * @param statement takes {@code :after} and {@code :max}, and {@code :dataareaid} if the key has a legal entity
 * @param key the column that the statement compares with {@code :after}
 * @param rows of a page
 */
public record KeyedPages(Database database, String statement, String key, int rows) {
    private static final int ROWS = 2000;

    /** For rows of a few columns. */
    public KeyedPages(Database database, String statement, String key) {
        this(database, statement, key, ROWS);
    }

    /** One legal entity after the other. */
    public void within(List<String> areas, Consumer<List<Row>> use) {
        within(areas, Map.of(), use);
    }

    /** @param more parameters of the statement */
    public void within(List<String> areas, Map<String, Object> more, Consumer<List<Row>> use) {
        areas.forEach(area -> read(area, more, use));
    }

    /** Of a table whose key has no legal entity. */
    public void all(Consumer<List<Row>> use) {
        all(Map.of(), use);
    }

    /** @param more parameters of the statement */
    public void all(Map<String, Object> more, Consumer<List<Row>> use) {
        read("", more, use);
    }

    private void read(String area, Map<String, Object> more, Consumer<List<Row>> use) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.putAll(Map.of("dataareaid", area, "after", "", "max", rows));
        List<Row> page;
        do {
            page = database.rows(statement, parameters);
            if (!page.isEmpty()) {
                // as it is stored: without its blanks, the key would be read once more
                parameters.put("after", page.get(page.size() - 1).raw(key));
                use.accept(page);
            }
        } while (page.size() == rows);
    }
}
