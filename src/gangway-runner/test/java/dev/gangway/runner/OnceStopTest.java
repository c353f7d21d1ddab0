package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.runner.Surroundings.Commerce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code once} that gets a signal in the middle of a backlog. */
class OnceStopTest {
    private static final int BACKLOG = 2000;
    private static final int SECONDS_TO_STOP = 10;
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    @Test
    void itLeavesNothingClaimedAndTheNextStartsAtOnce() throws Exception {
        try (Surroundings world =
                new Surroundings(directory, Commerce.EMBEDDED, "gangway.jobs.prospects-to-leads.max-batch-size=5")) {
            world.submit(BACKLOG);
            try (ChildJvm once = world.start(Map.of(), "once")) {
                awaitRequestsToSales(world);
                once.terminate();

                assertThat(once.awaitExit(SECONDS_TO_STOP)).as(once::toString).isEqualTo(TERMINATED);
                assertThat(once.lines())
                        .anyMatch(line -> line.startsWith("prospects-to-leads") && line.contains("stopped"));
            }
            assertNothingIsHeld(world);
            Terminal.Result next = world.type("once");
            assertThat(next.exitCode()).as(next.toString()).isZero();
            assertThat(world.rows("leads")).hasSize(BACKLOG);
        }
    }

    @Test
    void itLeavesNothingClaimedWhileSalesDoesNotAnswer() throws Exception {
        try (Surroundings world = new Surroundings(directory, Commerce.EMBEDDED)) {
            world.submit(BACKLOG);
            try (ChildJvm once = world.start(Map.of(), "once")) {
                awaitRequestsToSales(world);
                world.sales.control().freeze();
                once.terminate();

                assertThat(once.awaitExit(SECONDS_TO_STOP)).as(once::toString).isEqualTo(TERMINATED);
            }
            assertNothingIsHeld(world);
        }
    }

    private static void assertNothingIsHeld(Surroundings world) throws Exception {
        assertThat(world.number("SELECT COUNT(*) FROM gangway.due WHERE owner IS NOT NULL"))
                .isZero();
        assertThat(world.number("SELECT COUNT(*) FROM gangway.reservation")).isZero();
        assertThat(world.number("SELECT COUNT(*) FROM gangway.node")).isZero();
    }

    private static void awaitRequestsToSales(Surroundings world) {
        await().atMost(Duration.ofSeconds(60)).until(() -> world.sales.control().requestCount() >= 10);
    }
}
