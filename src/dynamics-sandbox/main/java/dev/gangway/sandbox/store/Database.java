package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.NewColumn;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All rows of the sandbox. There is one writer at a time, and readers see only committed rows, as with row versioning
 * in the service. Thread-safe: read inside {@link #read}, write through a {@link Transaction}.
 */
public final class Database {
    private final DataModel model;
    private final List<TableData> tables = new ArrayList<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private long version;

    public Database(DataModel model, long firstVersion) {
        this.model = model;
        this.version = firstVersion;
        model.tables().forEach(table -> tables.add(new TableData(model, table)));
    }

    public DataModel model() {
        return model;
    }

    /** Returns the rows of a table; use them only inside {@link #read} or a transaction. */
    public TableData data(Table table) {
        return tables.get(table.number());
    }

    /** Returns the row version of the latest write. */
    public long version() {
        return version;
    }

    /** Consumes and returns a row version, so that earlier reads can be told from later ones. */
    public long skipVersion() {
        lock.writeLock().lock();
        try {
            return nextVersion();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Begins a transaction and blocks all other access until it is closed. */
    public Transaction begin() {
        lock.writeLock().lock();
        return new Transaction(this, lock.writeLock());
    }

    /**
     * Declares an alternate key and indexes the existing rows.
     *
     * @throws dev.gangway.sandbox.errors.DataverseException when existing rows share a value
     */
    public void addKey(Table table, String name, List<Column> columns) {
        lock.writeLock().lock();
        try {
            data(table).addKey(new AlternateKey(name, columns));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Adds a column to a table; existing rows have no value in it.
     *
     * @return false when the table already has a column of this name
     */
    public boolean addColumn(Table table, NewColumn column) {
        lock.writeLock().lock();
        try {
            if (table.column(column.name()) != null) {
                return false;
            }
            table.add(column);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void removeKey(Table table, String name) {
        lock.writeLock().lock();
        try {
            data(table).removeKey(name);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Makes a key usable, or unusable like a key whose index is still being built.
     *
     * @throws IllegalArgumentException when the table has no such key
     * @throws dev.gangway.sandbox.errors.DataverseException when the key becomes usable and existing rows share a
     *     value
     */
    public void activateKey(Table table, String name, boolean active) {
        lock.writeLock().lock();
        try {
            AlternateKey key = data(table).removeKey(name);
            if (key == null) {
                throw new IllegalArgumentException("No key " + name + " on " + table);
            }
            if (active) {
                data(table).addKey(key);
            } else {
                data(table).addPendingKey(key);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    long nextVersion() {
        return ++version;
    }
}
