package dev.gangway.odata.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that is right when it is created and then measures elapsed time: setting the machine's clock neither moves
 * nor stops it.
 */
public final class SteadyClock extends Clock {
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return started.plusNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only points in time are asked for");
    }
}
