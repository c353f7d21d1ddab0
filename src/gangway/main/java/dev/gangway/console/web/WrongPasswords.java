package dev.gangway.console.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who has typed wrong passwords in a row. A try counts as wrong from its beginning, so that many at once are no more than
 * the same number one after the other. Thread-safe.
 */
final class WrongPasswords {
    static final int MOST = 5;
    /** With the longest names and addresses, about a megabyte. */
    static final int MOST_REMEMBERED = 3_000;

    private static final long REST = Duration.ofMinutes(1).toNanos();
    private static final long REMEMBERED = Duration.ofHours(1).toNanos();

    private record Wrong(int times, long last) {}

    private final LongSupplier nanos;
    /** The one whose last try is the longest ago comes first. */
    private final Map<String, Wrong> wrong = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param nanos such as {@link System#nanoTime} */
    WrongPasswords(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether they may try now; then this try is counted until {@link #forget}. */
    synchronized boolean mayTry(String who) {
        long now = nanos.getAsLong();
        wrong.values().removeIf(old -> now - old.last() > REMEMBERED);
        Wrong before = wrong.getOrDefault(who, new Wrong(0, now));
        if (before.times() >= MOST && now - before.last() < REST) {
            return false;
        }
        wrong.remove(who);
        wrong.put(who, new Wrong(before.times() + 1, now));
        return true;
    }

    /** Their password was right. */
    synchronized void forget(String who) {
        wrong.remove(who);
    }

    synchronized int remembered() {
        return wrong.size();
    }
}
