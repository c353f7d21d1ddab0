package dev.gangway.sandbox.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest requests. Safe for use by several threads. */
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

    synchronized List<RecordedRequest> requests() {
        return new ArrayList<>(latest);
    }

    synchronized long count() {
        return count;
    }

    synchronized void clear() {
        latest.clear();
        count = 0;
    }
}
