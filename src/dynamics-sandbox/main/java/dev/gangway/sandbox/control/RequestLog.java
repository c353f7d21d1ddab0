package dev.gangway.sandbox.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest requests. Thread-safe. */
public final class RequestLog {
    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> latest = new ArrayDeque<>();
    private long count;

    public synchronized void add(RecordedRequest request) {
        count++;
        latest.addLast(request);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    public synchronized List<RecordedRequest> requests() {
        return new ArrayList<>(latest);
    }

    public synchronized long count() {
        return count;
    }

    public synchronized void clear() {
        latest.clear();
        count = 0;
    }
}
