package dev.gangway.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The deadline after which a node starts no new work, and the jobs that are paused by an operator; work that is under way
 * is always brought to its end. Measured without the machine's clock, which may be put back meanwhile. Thread-safe.
 */
public final class WorkingTime {
    /** Longer is for ever, and does not fit into nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Clock wall;
    private final LongSupplier nanos;
    private final Function<String, String> stopped;
    private volatile Long end;

    /** No job is ever paused. */
    public WorkingTime(Clock wall) {
        this(wall, job -> null);
    }

    /**
     * @param wall the clock by which people set the end
     * @param stopped returns why a job must not begin anything new, by the name of the job or one of its queues; null when
     * it may
     */
    public WorkingTime(Clock wall, Function<String, String> stopped) {
        this(wall, System::nanoTime, stopped);
    }

    WorkingTime(Clock wall, LongSupplier nanos) {
        this(wall, nanos, job -> null);
    }

    private WorkingTime(Clock wall, LongSupplier nanos, Function<String, String> stopped) {
        this.stopped = stopped;
        this.wall = wall;
        this.nanos = nanos;
    }

    /** From then on nothing new is begun. */
    public void endAt(Instant time) {
        Duration left = Duration.between(wall.instant(), time);
        end = left.compareTo(LONGEST) > 0 ? null : Long.valueOf(nanos.getAsLong() + left.toNanos());
    }

    public boolean isOver() {
        Long at = end;
        return at != null && nanos.getAsLong() - at >= 0;
    }

    /** Whether this job begins nothing new: the time is over, or an operator has stopped it. */
    public boolean isOver(String job) {
        return isOver() || stopped(job) != null;
    }

    /** The reason of the pause, or null if the job is not paused. */
    public String stopped(String job) {
        return stopped.apply(job);
    }
}
