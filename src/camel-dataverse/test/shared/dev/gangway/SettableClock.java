package dev.gangway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Goes forward when a test says so. Between that it stands still, or runs. */
public final class SettableClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final Clock base;
    private final AtomicReference<Duration> advance = new AtomicReference<>(Duration.ZERO);

    /** Stands still. */
    public SettableClock() {
        this(Clock.fixed(START, ZoneOffset.UTC));
    }

    private SettableClock(Clock base) {
        this.base = base;
    }

    /** Runs, and begins with the time of this machine. */
    public static SettableClock running() {
        return new SettableClock(Clock.systemUTC());
    }

    public void advance(Duration by) {
        advance.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(advance.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
