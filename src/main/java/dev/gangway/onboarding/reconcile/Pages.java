package dev.gangway.onboarding.reconcile;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a table page after page in the order of its key: each page seeks, however far it is. */
final class Pages {
    private static final int ROWS = 2000;

    private final Database database;
    private final String statement;
    private final String key;

    /** @param key the column that the statement compares with {@code :after} */
    Pages(Database database, String statement, String key) {
        this.database = database;
        this.statement = statement;
        this.key = key;
    }

    void within(List<String> areas, Consumer<List<Row>> each) {
        areas.forEach(area -> read(area, each));
    }

    /** Of a table whose key has no legal entity. */
    void all(Consumer<List<Row>> each) {
        read("", each);
    }

    private void read(String area, Consumer<List<Row>> each) {
        String after = "";
        List<Row> page;
        do {
            page = database.rows(statement, Map.of("dataareaid", area, "after", after, "max", ROWS));
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).text(key);
                each.accept(page);
            }
        } while (page.size() == ROWS);
    }
}
