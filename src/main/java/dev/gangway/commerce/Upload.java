package dev.gangway.commerce;

/**
 * One window of replication counters to be pulled.
 *
 * @param from exclusive
 * @param to inclusive; {@link Long#MAX_VALUE} for everything above the watermark
 * @param looks how often this window was looked at before; -1 for new requests above the watermark
 */
public record Upload(long from, long to, int looks) {
    static Upload above(long watermark) {
        return new Upload(watermark, Long.MAX_VALUE, -1);
    }

    /** Whether this looks again for counters that were missing when the watermark passed them. */
    boolean isGap() {
        return looks >= 0;
    }
}
