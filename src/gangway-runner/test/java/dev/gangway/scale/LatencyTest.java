package dev.gangway.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.benchmark.Figure;
import dev.gangway.runner.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty requests a second, each a transaction of its own, and a runner with default settings. Measured is from the moment
 * when the commit in {@code ax.channelrequest} returned to the moment when the runner had Sales' answer to its lead
 * ({@code gangway.link.leadcreated}, in microseconds by the clock of the same machine).
 */
@Tag("long")
class LatencyTest {
    private static final int PER_SECOND = 50;
    private static final int WARM_UP = PER_SECOND * 10;
    private static final int MEASURED = PER_SECOND * Integer.getInteger("scale.latency-seconds", 60);

    @TempDir
    Path directory;

    @Test
    void everyRequestBecomesALeadSoon() throws Exception {
        try (Plant plant = new Plant(directory);
                ChildJvm runner = plant.start("run")) {
            runner.awaitLine("", "Gangway runs");
            Map<Integer, Instant> committed = submit(plant);
            await().atMost(Duration.ofSeconds(60)).until(() -> plant.count("gangway.link") == WARM_UP + MEASURED);
            long[] millis = latencies(plant, committed);

            Figure.of(
                            "from a request to its lead in Sales, " + PER_SECOND + " requests a second",
                            String.format(
                                    Locale.ROOT,
                                    "%d ms (median; 99 %%: %d ms, longest %d ms)",
                                    percentile(millis, 50),
                                    percentile(millis, 99),
                                    millis[millis.length - 1]))
                    .tell();
            assertThat(millis).hasSize(MEASURED);
            assertThat(plant.count("gangway.error")).isZero();
            runner.terminate();
            assertThat(runner.awaitExit(60)).isZero();
        }
    }

    private static Map<Integer, Instant> submit(Plant plant) {
        Map<Integer, Instant> committed = new HashMap<>();
        long start = System.nanoTime();
        for (int number = 1; number <= WARM_UP + MEASURED; number++) {
            LockSupport.parkNanos(start + number * (1_000_000_000L / PER_SECOND) - System.nanoTime());
            plant.volume.requests(number, number);
            if (number > WARM_UP) {
                committed.put(number, Instant.now());
            }
        }
        return committed;
    }

    private static long[] latencies(Plant plant, Map<Integer, Instant> committed) {
        Map<Integer, Instant> accepted = new HashMap<>();
        plant.jdbc.query(
                "SELECT p.lastname, l.leadcreated FROM gangway.link l"
                        + " JOIN hq.prospect p ON p.dataareaid = l.dataareaid AND p.prospectid = l.prospectid",
                row -> {
                    accepted.put(
                            Integer.valueOf(row.getString(1).replace("King ", "")),
                            row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
                });
        return committed.entrySet().stream()
                .mapToLong(entry -> Duration.between(entry.getValue(), accepted.get(entry.getKey()))
                        .toMillis())
                .sorted()
                .toArray();
    }

    /** So many percent of the values are at most this. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
