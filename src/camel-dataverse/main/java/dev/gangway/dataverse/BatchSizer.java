package dev.gangway.dataverse;

import java.time.Duration;

/**
 * Adapts the batch size to the server. Microsoft advises to begin with 10 operations and to continue by measuring
 * ("Optimize performance for bulk operations"); this class automates that. The size doubles while requests stay well
 * below the target time, follows the measured time per operation near it, and is halved when the server asks to wait
 * or does not answer in time. After that it grows by tenths, so that it does not hit the same limit again at once.
 * Thread-safe; share one instance among all that write to the same environment.
 */
public final class BatchSizer {

    /** The initial size that Microsoft advises. */
    public static final int DEFAULT_START = 10;

    /** Larger batches save little, because the service counts their execution time all the same. */
    public static final int DEFAULT_MAXIMUM = 200;

    /** Short enough that a lost answer costs little, long enough that network latency does not matter. */
    public static final Duration DEFAULT_TARGET = Duration.ofSeconds(2);

    private static final int SLOW_GROWTH = 10;

    private final int minimum;
    private final int maximum;
    private final Duration target;

    private int size;
    private int fastUpTo;

    /** Creates a sizer with the defaults and a minimum of one operation. */
    public BatchSizer() {
        this(1, DEFAULT_START, DEFAULT_MAXIMUM, DEFAULT_TARGET);
    }

    /**
     * Creates a sizer with bounds.
     *
     * @param minimum at least 1
     * @param start the first size
     * @param maximum at most {@value Dataverse#MAX_BATCH}
     * @param target the time that a request should take at the server; more than zero
     * @throws IllegalArgumentException unless 1 &lt;= minimum &lt;= start &lt;= maximum &lt;= 1000
     */
    public BatchSizer(int minimum, int start, int maximum, Duration target) {
        if (minimum < 1 || start < minimum || maximum < start || maximum > Dataverse.MAX_BATCH) {
            throw new IllegalArgumentException("Batch sizes must be 1 <= minimum <= start <= maximum <= "
                    + Dataverse.MAX_BATCH + ", but are " + minimum + ", " + start + ", " + maximum);
        }
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("The target time must be more than zero, but is " + target);
        }
        this.minimum = minimum;
        this.maximum = maximum;
        this.target = target;
        this.size = start;
        this.fastUpTo = maximum;
    }

    /** Returns the number of operations to put into the next batch. */
    public synchronized int next() {
        return size;
    }

    /**
     * Reports a batch that was answered. Call it for every such batch.
     *
     * @param operations size of the batch; one smaller than the current size says little about larger ones and does
     *     not let the size grow further
     * @param duration time from sending to the complete answer
     */
    public synchronized void measured(int operations, Duration duration) {
        if (operations < 1) {
            return;
        }
        long fitting = Math.max(1, (long) (operations * (target.toNanos() / (double) Math.max(1, duration.toNanos()))));
        if (duration.compareTo(target) > 0) {
            size = bounded(Math.min(size, fitting));
        } else if (operations >= size) {
            long grown = size < fastUpTo ? Math.min(size * 2L, fastUpTo) : size + Math.max(1, size / SLOW_GROWTH);
            size = bounded(Math.max(size, Math.min(grown, fitting)));
        }
    }

    /**
     * Reports that the server asked to wait (429) or did not answer in time. Calls for concurrent batches of the same
     * size count as one.
     *
     * @param operations size of the batch
     */
    public synchronized void throttled(int operations) {
        int half = bounded(operations / 2);
        if (half < size) {
            size = half;
            fastUpTo = half;
        }
    }

    private int bounded(long wanted) {
        return (int) Math.max(minimum, Math.min(maximum, wanted));
    }
}
