package dev.gangway.sandbox.store;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

/** A transaction: all of its writes apply when it is committed, none otherwise. For use by one thread. */
public final class Transaction implements AutoCloseable {
    private final Database database;
    private final Lock lock;
    private final List<Undo> undo = new ArrayList<>();
    private final Map<TableData, TableData.LogMark> marks = new HashMap<>();
    private boolean committed;

    Transaction(Database database, Lock lock) {
        this.database = database;
        this.lock = lock;
    }

    public Database database() {
        return database;
    }

    /** Returns the row with this id, or null. */
    public Row find(Table table, UUID id) {
        return database.data(table).get(id);
    }

    /** @throws dev.gangway.sandbox.errors.DataverseException 412 when the id or an alternate key already exists */
    public Row insert(Table table, UUID id, Object[] values) {
        if (find(table, id) != null) {
            throw Refusals.duplicateId(table.logicalName());
        }
        return write(database.data(table), null, id, values);
    }

    /** @throws dev.gangway.sandbox.errors.DataverseException 412 when an alternate key already exists */
    public Row update(Table table, Row before, Object[] values) {
        return write(database.data(table), before, before.id(), values);
    }

    public void delete(Table table, Row row) {
        TableData data = database.data(table);
        remember(data);
        data.replace(row, null);
        data.logChange(row, null, database.nextVersion());
        undo.add(new Undo(data, row, null));
    }

    public void commit() {
        committed = true;
    }

    @Override
    public void close() {
        try {
            if (!committed) {
                rollBack();
            }
            marks.keySet().forEach(TableData::compact);
        } finally {
            lock.unlock();
        }
    }

    private Row write(TableData data, Row before, UUID id, Object[] values) {
        remember(data);
        Row after = data.encode(id, database.nextVersion(), values);
        data.replace(before, after);
        data.logChange(before, after, after.version());
        undo.add(new Undo(data, before, after));
        return after;
    }

    private void remember(TableData data) {
        marks.computeIfAbsent(data, TableData::mark);
    }

    private void rollBack() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            Undo step = undo.get(i);
            step.data().replace(step.after(), step.before());
        }
        marks.forEach(TableData::truncate);
    }

    private record Undo(TableData data, Row before, Row after) {}
}
