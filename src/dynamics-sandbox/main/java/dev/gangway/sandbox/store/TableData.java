package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of one table with their indexes. Guarded by the lock of its {@link Database}. */
public final class TableData {
    private final DataModel model;
    private final Table table;
    private final TreeMap<UUID, Row> rows = new TreeMap<>();
    private final VersionLog<Row> changes = new VersionLog<>(row -> rows.get(row.id()) == row);
    private final VersionLog<Tombstone> deletions = new VersionLog<>(gone -> !rows.containsKey(gone.id()));
    private final Map<BitSet, Shape> shapes = new HashMap<>();
    private final Map<Column, ReferenceIndex> references = new LinkedHashMap<>();
    private final List<KeyIndex> keys = new ArrayList<>();
    private final List<AlternateKey> pendingKeys = new ArrayList<>();

    TableData(DataModel model, Table table) {
        this.model = model;
        this.table = table;
        for (Table parent : model.tables()) {
            parent.collections().stream()
                    .filter(relationship -> relationship.many() == table)
                    .forEach(relationship ->
                            references.computeIfAbsent(relationship.column(), c -> new ReferenceIndex()));
        }
    }

    public Table table() {
        return table;
    }

    public int size() {
        return rows.size();
    }

    /** Returns the row with this id, or null. */
    public Row get(UUID id) {
        return rows.get(id);
    }

    /** Returns all rows in id order, after the given id. */
    public Collection<Row> rowsAfter(UUID id) {
        return id == null ? rows.values() : rows.tailMap(id, false).values();
    }

    public boolean isIndexed(Column lookup) {
        return references.containsKey(lookup);
    }

    /** Returns the rows whose lookup refers to the target; only for {@linkplain #isIndexed indexed} columns. */
    public List<Row> referencing(Column lookup, UUID target) {
        return references.get(lookup).children(target).stream().map(rows::get).toList();
    }

    /** Returns the rows written after one version up to another, oldest change first. */
    public List<Row> changedBetween(long after, long upTo, int limit) {
        return changes.between(after, upTo, limit);
    }

    /** Returns the rows deleted after one version up to another and not created again. */
    public List<Tombstone> deletedBetween(long after, long upTo, int limit) {
        return deletions.between(after, upTo, limit);
    }

    /** Returns the keys whose index is still being built: they find no rows and reject no duplicates. */
    public List<AlternateKey> pendingKeys() {
        return List.copyOf(pendingKeys);
    }

    /** Returns the usable keys. */
    public List<AlternateKey> keys() {
        return keys.stream().map(KeyIndex::key).toList();
    }

    /** Returns the row with these values of an alternate key, or null. */
    public Row find(AlternateKey key, Map<Column, Object> values) {
        UUID id = index(key).find(values);
        return id == null ? null : rows.get(id);
    }

    void addKey(AlternateKey key) {
        KeyIndex index = new KeyIndex(key);
        rows.values().forEach(row -> index.add(table, row));
        keys.add(index);
    }

    void addPendingKey(AlternateKey key) {
        pendingKeys.add(key);
    }

    /** Removes and returns a key, so that it can be added in another state; null when there is none. */
    AlternateKey removeKey(String name) {
        AlternateKey removed = Stream.concat(keys().stream(), pendingKeys.stream())
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElse(null);
        keys.removeIf(index -> index.key() == removed);
        pendingKeys.remove(removed);
        return removed;
    }

    Row encode(UUID id, long version, Object[] values) {
        BitSet filled = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            filled.set(i, values[i] != null);
        }
        filled.clear(table.key().ordinal());
        filled.clear(table.column("versionnumber").ordinal());
        Shape shape = shapes.computeIfAbsent(filled, columns -> new Shape(model, table, columns));
        return new Row(id, version, shape, RowCodec.encode(shape, values));
    }

    /** Replaces one version of a row by another; null stands for "no row". Reverts itself when a key is violated. */
    void replace(Row before, Row after) {
        unindex(before);
        try {
            index(after);
        } catch (RuntimeException e) {
            unindex(after);
            index(before);
            throw e;
        }
        if (after == null) {
            rows.remove(before.id());
        } else {
            rows.put(after.id(), after);
        }
    }

    void logChange(Row before, Row after, long version) {
        if (before != null) {
            changes.overtake();
        }
        if (after == null) {
            deletions.append(version, new Tombstone(before.id(), version));
        } else {
            changes.append(version, after);
        }
    }

    LogMark mark() {
        return new LogMark(changes.size(), deletions.size());
    }

    void truncate(LogMark mark) {
        changes.truncate(mark.changes());
        deletions.truncate(mark.deletions());
    }

    void compact() {
        changes.compactWhenWorthIt();
    }

    private void index(Row row) {
        if (row == null) {
            return;
        }
        for (KeyIndex key : keys) {
            key.add(table, row);
        }
        references.forEach((column, index) -> {
            if (row.get(column) instanceof Reference reference) {
                index.add(reference.id(), row.id());
            }
        });
    }

    private void unindex(Row row) {
        if (row == null) {
            return;
        }
        keys.forEach(key -> key.remove(row));
        references.forEach((column, index) -> {
            if (row.get(column) instanceof Reference reference) {
                index.remove(reference.id(), row.id());
            }
        });
    }

    private KeyIndex index(AlternateKey key) {
        return keys.stream().filter(index -> index.key() == key).findFirst().orElseThrow();
    }

    /** The lengths of the logs before a transaction wrote to them. */
    record LogMark(int changes, int deletions) {}
}
