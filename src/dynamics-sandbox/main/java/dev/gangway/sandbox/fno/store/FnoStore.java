package dev.gangway.sandbox.fno.store;

import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.FnoModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All rows, each set in key order. Every access takes one lock; returned objects are immutable. */
public final class FnoStore {
    private static final long FIRST_RECORD = 22_565_421_000L;
    /** After a change the product shows a large version number instead of the next one. */
    private static final long FIRST_VERSION = 75_000_000L;

    private final FnoModel model;
    private final Map<String, TreeMap<FnoKey, FnoRow>> tables = new HashMap<>();
    private final Map<String, Long> changes = new HashMap<>();
    private long lastRecord = FIRST_RECORD;
    private long lastVersion = FIRST_VERSION;
    private Deque<Runnable> undo;

    public FnoStore(FnoModel model) {
        this.model = model;
        model.entities().forEach(entity -> tables.put(entity.set(), new TreeMap<>()));
    }

    public FnoModel model() {
        return model;
    }

    /** Returns the row, or null. */
    public synchronized FnoRow get(String set, FnoKey key) {
        return tables.get(set).get(key);
    }

    /** Returns all rows in key order. */
    public synchronized List<FnoRow> rows(String set) {
        return new ArrayList<>(tables.get(set).values());
    }

    public synchronized int size(String set) {
        return tables.get(set).size();
    }

    /** Returns a number that grows with every change of the set. */
    public synchronized long changes(String set) {
        return changes.getOrDefault(set, 0L);
    }

    /** Creates or replaces the row with this key. */
    public synchronized FnoRow put(String set, Map<String, Object> values) {
        Entity entity = model.entity(set);
        FnoRow first = new FnoRow(entity, values, ++lastRecord, 1);
        FnoRow before = tables.get(set).get(first.key());
        FnoRow row = before == null ? first : new FnoRow(entity, values, before.recId(), ++lastVersion);
        change(set, row.key(), row);
        return row;
    }

    public synchronized FnoRow remove(String set, FnoKey key) {
        return change(set, key, null);
    }

    /** Runs an action that applies completely or, when it throws, not at all. */
    public synchronized <T> T atomically(Supplier<T> action) {
        if (undo != null) {
            return action.get();
        }
        undo = new ArrayDeque<>();
        boolean done = false;
        try {
            T result = action.get();
            done = true;
            return result;
        } finally {
            Deque<Runnable> steps = undo;
            undo = null;
            if (!done) {
                steps.forEach(Runnable::run);
            }
        }
    }

    private FnoRow change(String set, FnoKey key, FnoRow row) {
        TreeMap<FnoKey, FnoRow> table = tables.get(set);
        FnoRow before = row == null ? table.remove(key) : table.put(key, row);
        changes.merge(set, 1L, Long::sum);
        if (undo != null) {
            undo.push(() -> change(set, key, before));
        }
        return before;
    }
}
