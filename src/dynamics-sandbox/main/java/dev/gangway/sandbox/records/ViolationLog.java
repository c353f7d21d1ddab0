package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts silent mistakes, and rejects them in strict mode. Thread-safe. */
public final class ViolationLog {
    private final Map<Violation, LongAdder> seen = new ConcurrentHashMap<>();
    private volatile boolean strict;

    public ViolationLog(boolean strict) {
        this.strict = strict;
    }

    public void strict(boolean on) {
        strict = on;
    }

    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        seen.forEach((what, count) -> all.add(new Violation(what.kind(), what.table(), what.column(), count.sum())));
        return all;
    }

    public void clear() {
        seen.clear();
    }

    void report(Violation.Kind kind, String table, String column) {
        seen.computeIfAbsent(new Violation(kind, table, column, 0), what -> new LongAdder())
                .increment();
        if (strict) {
            throw Refusals.strict(
                    kind == Violation.Kind.NOT_WRITABLE
                            ? "the column '" + column + "' of '" + table + "' is not writable here"
                            : "the column '" + column + "' of '" + table + "' is business required and has no value");
        }
    }
}
