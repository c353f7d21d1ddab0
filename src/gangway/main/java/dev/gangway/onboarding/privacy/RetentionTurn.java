package dev.gangway.onboarding.privacy;

import dev.gangway.database.Database;
import java.time.Duration;
import java.util.Map;

/** The table {@code gangway.retention}: of all nodes one sweeps, once a day. What a dead node leaves, another takes. */
final class RetentionTurn {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofDays(1);

    private final Database headquarters;
    private final String nodeid;

    RetentionTurn(Database headquarters, String nodeid) {
        this.headquarters = headquarters;
        this.nodeid = nodeid;
    }

    /** Whether a sweep is due and nobody else does it: then it is ours. */
    boolean take() {
        return update("privacy/turn-take", LEASE);
    }

    /** Whether it still is. */
    boolean keep() {
        return update("privacy/turn-keep", LEASE);
    }

    /** The whole sweep is done; the next one is tomorrow's. */
    void end() {
        update("privacy/turn-end", EVERY);
    }

    private boolean update(String statement, Duration time) {
        return headquarters.update(statement, Map.of("nodeid", nodeid, "seconds", (int) time.toSeconds())) == 1;
    }
}
