package dev.gangway.sandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The sandbox's own time: the real one plus an offset that tests move. Safe for use by several threads. */
public final class SandboxClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    void offset(Duration newOffset) {
        offset = newOffset;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The sandbox lives in UTC, as the service's wire format does. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The sandbox lives in UTC");
    }
}
