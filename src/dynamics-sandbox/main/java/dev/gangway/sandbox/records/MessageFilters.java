package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The rows that tell which messages exist for which tables. As in the service, UpsertMultiple never has one. */
public final class MessageFilters {
    /** The tables whose messages are listed. */
    public static final List<String> TABLES = List.of("lead", "account", "contact", "opportunity", "annotation");

    private static final List<String> SINGLE = List.of("Create", "Update", "Delete");
    private static final List<String> BULK = List.of("CreateMultiple", "UpdateMultiple");

    private final DataModel model;
    private final Records records;
    private final Caller system = Caller.of(WellKnown.SYSTEM_USER);

    public MessageFilters(DataModel model, Records records) {
        this.model = model;
        this.records = records;
    }

    void plant(Transaction tx) {
        for (List<String> messages : List.of(SINGLE, BULK)) {
            for (String message : messages) {
                records.createBySystem(
                        tx,
                        system,
                        new Draft(model.table("sdkmessage"))
                                .set("sdkmessageid", id(message))
                                .set("name", message));
                TABLES.forEach(table -> records.createBySystem(tx, system, filter(message, table)));
            }
        }
    }

    /** Adds or removes the rows for a table's bulk messages. */
    public void bulkMessages(Database database, Table table, boolean exist) {
        try (Transaction tx = database.begin()) {
            for (String message : BULK) {
                Table filters = model.table("sdkmessagefilter");
                Row row = tx.find(filters, id(message + " " + table.logicalName()));
                if (exist && row == null) {
                    records.createBySystem(tx, system, filter(message, table.logicalName()));
                } else if (!exist && row != null) {
                    tx.delete(filters, row);
                }
            }
            tx.commit();
        }
    }

    private Draft filter(String message, String table) {
        return new Draft(model.table("sdkmessagefilter"))
                .set("sdkmessagefilterid", id(message + " " + table))
                .set("primaryobjecttypecode", table)
                .set("sdkmessageid", new Reference(model.table("sdkmessage"), id(message)));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("message " + name).getBytes(StandardCharsets.UTF_8));
    }
}
