package dev.gangway.sandbox.limits;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The sliding window of one user, in one-second slots. A user over a limit is blocked until the announced wait has
 * passed. Each earlier retry adds one second to the wait: the documentation says that it grows, without a number.
 */
public final class UserWindow {
    static final String TOO_MANY_REQUESTS = "0x80072322";
    static final String TOO_MUCH_TIME = "0x80072321";
    static final String TOO_MANY_AT_ONCE = "0x80072326";
    private static final long CONCURRENCY_WAIT_SECONDS = 2;

    private final ProtectionLimits limits;
    private final int slots;
    private final int[] requests;
    private final long[] nanos;
    private long lastSecond;
    private long requestSum;
    private long nanoSum;
    private int running;
    private long keptOutUntil;
    private LimitExceeded reason;

    UserWindow(ProtectionLimits limits) {
        this.limits = limits;
        this.slots = (int) limits.window().toSeconds();
        this.requests = new int[slots];
        this.nanos = new long[slots];
    }

    /**
     * The remaining quota in the window.
     *
     * @param seconds execution time left
     */
    public record Remaining(long requests, double seconds) {}

    synchronized void admit(Instant now) throws LimitExceeded {
        long second = moveTo(now);
        if (second < keptOutUntil) {
            keptOutUntil = Math.min(keptOutUntil + 1, second + slots);
            throw new LimitExceeded(reason.code(), reason.getMessage(), keptOutUntil - second);
        }
        if (requestSum >= limits.requests()) {
            throw keepOut(
                    second,
                    TOO_MANY_REQUESTS,
                    String.format(
                            Locale.ROOT,
                            "Number of requests exceeded the limit of %d over time window of %d seconds.",
                            limits.requests(),
                            slots));
        }
        if (nanoSum >= limits.executionTime().toNanos()) {
            // the two spaces are the service's own
            throw keepOut(
                    second,
                    TOO_MUCH_TIME,
                    String.format(
                            Locale.US,
                            "Combined execution time of incoming requests exceeded limit of %,d  milliseconds over time window of %d seconds."
                                    + " Decrease number of concurrent requests or reduce the duration of requests and try again later.",
                            limits.executionTime().toMillis(),
                            slots));
        }
        if (running >= limits.concurrent()) {
            throw new LimitExceeded(
                    TOO_MANY_AT_ONCE,
                    "Number of concurrent requests exceeded the limit of " + limits.concurrent() + ".",
                    CONCURRENCY_WAIT_SECONDS);
        }
        running++;
        requests[slot(second)]++;
        requestSum++;
    }

    synchronized void end(Instant now, long elapsedNanos) {
        long second = moveTo(now);
        running--;
        nanos[slot(second)] += elapsedNanos;
        nanoSum += elapsedNanos;
    }

    synchronized Remaining remaining(Instant now) {
        moveTo(now);
        long left = limits.executionTime().toNanos() - nanoSum;
        return new Remaining(
                Math.max(limits.requests() - requestSum, 0), Math.max(left, 0) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    private LimitExceeded keepOut(long second, String code, String message) {
        long wait = Math.max(1, secondsUntilRoom(second));
        keptOutUntil = second + wait;
        reason = new LimitExceeded(code, message, wait);
        return reason;
    }

    private long secondsUntilRoom(long second) {
        long requestsLeft = requestSum;
        long nanosLeft = nanoSum;
        for (int wait = 1; wait <= slots; wait++) {
            int expiring = slot(second + wait);
            requestsLeft -= requests[expiring];
            nanosLeft -= nanos[expiring];
            if (requestsLeft < limits.requests()
                    && nanosLeft < limits.executionTime().toNanos()) {
                return wait;
            }
        }
        return slots;
    }

    private long moveTo(Instant now) {
        long second = now.getEpochSecond();
        long passed = second - lastSecond;
        if (passed >= slots || passed < 0) {
            Arrays.fill(requests, 0);
            Arrays.fill(nanos, 0);
            requestSum = 0;
            nanoSum = 0;
        } else {
            for (long s = lastSecond + 1; s <= second; s++) {
                requestSum -= requests[slot(s)];
                nanoSum -= nanos[slot(s)];
                requests[slot(s)] = 0;
                nanos[slot(s)] = 0;
            }
        }
        lastSecond = second;
        return second;
    }

    private int slot(long second) {
        return (int) (second % slots);
    }
}
