package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    // never moves, which is a clock that is put back all the time
    private final WorkingTime time = new WorkingTime(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

    @Test
    void aClockThatIsPutBackDoesNotProlongTheWork() {
        time.endAt(NOW.plusSeconds(45));
        pass(Duration.ofSeconds(44));
        assertThat(time.isOver()).isFalse();

        pass(Duration.ofSeconds(1));

        assertThat(time.isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -3_600})
    void whatHasPassedIsOverAtOnce(long seconds) {
        time.endAt(NOW.plusSeconds(seconds));

        assertThat(time.isOver()).isTrue();
    }

    @Test
    void workWithoutAnEndIsNeverOver() {
        assertThat(time.isOver()).isFalse();
        time.endAt(Instant.MAX);
        pass(Duration.ofDays(365));

        assertThat(time.isOver()).isFalse();
    }

    private void pass(Duration passed) {
        nanos.addAndGet(passed.toNanos());
    }
}
