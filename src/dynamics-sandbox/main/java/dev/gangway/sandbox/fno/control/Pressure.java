package dev.gangway.sandbox.fno.control;

import java.time.Clock;
import java.time.Instant;

/** Remembers until when a client was told to wait. Thread-safe. */
public final class Pressure {
    private final Clock clock;
    private final UserLimits limits;
    private volatile Instant until = Instant.MIN;

    public Pressure(Clock clock) {
        this.clock = clock;
        this.limits = new UserLimits(clock);
    }

    /** Those by user. */
    public UserLimits limits() {
        return limits;
    }

    /** Records that the client was told to retry after this many seconds; 0 when it was told nothing. */
    public void told(long seconds) {
        if (seconds > 0) {
            until = clock.instant().plusSeconds(seconds);
        }
    }

    public boolean tooEarly() {
        return clock.instant().isBefore(until);
    }
}
