package dev.gangway.sandbox.fno.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The older limits by user, which the product announced, made optional and took back: requests in a window, and how many at
 * once. Off until a test sets them. Safe for use by several threads.
 */
public final class UserLimits {
    private static final Duration WINDOW = Duration.ofSeconds(300);

    private final Clock clock;
    private final Deque<Instant> times = new ArrayDeque<>();
    private int requests;
    private int concurrent;
    private int under;

    public UserLimits(Clock clock) {
        this.clock = clock;
    }

    /** So many in five minutes, and so many at once; 0 for no limit. */
    synchronized void set(int mostRequests, int mostConcurrent) {
        requests = mostRequests;
        concurrent = mostConcurrent;
    }

    /**
     * A request begins, unless it has to wait; each that begins has to {@link #end}.
     *
     * @return seconds to wait; 0 for none
     */
    public synchronized long begin() {
        Instant now = clock.instant();
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (requests > 0 && times.size() >= requests) {
            return 1 + Duration.between(now, times.peekFirst().plus(WINDOW)).toSeconds();
        }
        if (concurrent > 0 && under >= concurrent) {
            return 1;
        }
        times.addLast(now);
        under++;
        return 0;
    }

    public synchronized void end() {
        under--;
    }
}
