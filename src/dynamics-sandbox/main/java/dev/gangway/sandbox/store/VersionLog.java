package dev.gangway.sandbox.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The changes of a table in the order of row versions. A version is found by binary search; reading on from there
 * costs as much as changed, not as much as the table holds. Superseded entries stay until they make up half of the
 * log.
 *
 * @param <E> type of entry: a row, or the id of a deleted one
 */
final class VersionLog<E> {
    private static final int SMALL = 1024;

    private final Predicate<E> current;
    private long[] versions = new long[SMALL];
    private Object[] entries = new Object[SMALL];
    private int size;
    private int overtaken;

    VersionLog(Predicate<E> current) {
        this.current = current;
    }

    int size() {
        return size;
    }

    void append(long version, E entry) {
        if (size == versions.length) {
            versions = Arrays.copyOf(versions, size * 2);
            entries = Arrays.copyOf(entries, size * 2);
        }
        versions[size] = version;
        entries[size++] = entry;
    }

    void overtake() {
        overtaken++;
    }

    /** Removes everything after the given size, when the transaction that wrote it is rolled back. */
    void truncate(int mark) {
        Arrays.fill(entries, mark, size, null);
        size = mark;
    }

    void compactWhenWorthIt() {
        if (overtaken < SMALL || overtaken < size / 2) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (current.test(entry(i))) {
                versions[kept] = versions[i];
                entries[kept++] = entries[i];
            }
        }
        truncate(kept);
        overtaken = 0;
    }

    /** Returns the current entries after one version up to another, oldest first, at most {@code limit}. */
    List<E> between(long after, long upTo, int limit) {
        List<E> found = new ArrayList<>();
        for (int i = firstAfter(after); i < size && versions[i] <= upTo && found.size() < limit; i++) {
            if (current.test(entry(i))) {
                found.add(entry(i));
            }
        }
        return found;
    }

    private int firstAfter(long version) {
        int found = Arrays.binarySearch(versions, 0, size, version);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @SuppressWarnings("unchecked")
    private E entry(int i) {
        return (E) entries[i];
    }
}
