package dev.gangway.sandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The sandbox's clock: real time plus an offset that tests set. Thread-safe. */
public final class SandboxClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    public void offset(Duration newOffset) {
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

    /** Not supported: the sandbox uses UTC only, as the service's wire format does. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The sandbox supports UTC only");
    }
}
