package dev.gangway.commerce.requests;

/**
 * One window of replication counters to be pulled.
 *
 * @param from exclusive
 * @param to inclusive; {@link Long#MAX_VALUE} for everything above the watermark
 * @param looks how often this window was looked at before; -1 for new requests above the watermark, -2
 *     for one row that an operator asked to retry
 */
public record Upload(long from, long to, int looks) {
    private static final int RETRY = -2;

    static Upload above(long watermark) {
        return new Upload(watermark, Long.MAX_VALUE, -1);
    }

    /** Whether an operator asked to retry this row. */
    boolean isRetry() {
        return looks == RETRY;
    }

    /** Whether this looks again for counters that were missing when the watermark passed them. */
    boolean isGap() {
        return looks >= 0;
    }
}
