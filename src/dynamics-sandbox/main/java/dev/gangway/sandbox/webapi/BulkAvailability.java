package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.MessageFilters;
import dev.gangway.sandbox.store.Database;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables that have bulk messages. The rows by which clients detect these messages are kept consistent.
 * Thread-safe.
 */
public final class BulkAvailability {
    private final Set<Table> available = ConcurrentHashMap.newKeySet();
    private final Database database;
    private final MessageFilters filters;

    public BulkAvailability(Database database, MessageFilters filters) {
        this.database = database;
        this.filters = filters;
        MessageFilters.TABLES.forEach(name -> available.add(database.model().table(name)));
    }

    public void available(Table table, boolean on) {
        boolean changed = on ? available.add(table) : available.remove(table);
        if (changed) {
            filters.bulkMessages(database, table, on);
        }
    }

    boolean isAvailable(Table table) {
        return available.contains(table);
    }
}
