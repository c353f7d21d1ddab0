package dev.gangway.commerce.requests;

import dev.gangway.commerce.partners.ChannelRequest;
import java.util.List;

/**
 * Replication counters that cannot come from a sequence: the column was written manually. The watermark must not follow
 * them, or all later requests would be below it and never be seen.
 */
final class CounterJump {
    /** Rolled back inserts and caches of the sequence leave gaps, but none this wide. */
    static final long WIDEST_GAP = 1_000_000;
    /** Before the first request anything may have been there, but no table has had so many rows. */
    static final long HIGHEST_FIRST = 1_000_000_000_000_000L;

    private CounterJump() {}

    /** How many of the rows, from the first on, follow the counter without a jump. */
    static int before(long counter, List<ChannelRequest> rows) {
        long last = counter;
        for (int i = 0; i < rows.size(); i++) {
            long next = rows.get(i).counter();
            if (next - last > (last == 0 ? HIGHEST_FIRST : WIDEST_GAP)) {
                return i;
            }
            last = next;
        }
        return rows.size();
    }
}
