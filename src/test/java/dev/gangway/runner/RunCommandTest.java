package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.runner.Surroundings.Commerce;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final int BACKLOG = 2000;
    private static final int SECONDS_TO_STOP = 10;

    @TempDir
    Path directory;

    @Test
    void aStopInTheMiddleOfABacklogIsCleanAndQuick() throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, Commerce.EMBEDDED)) {
            surroundings.submit(BACKLOG);
            try (ChildJvm runner = surroundings.startRunner()) {
                awaitRequestsToSales(surroundings, 10);
                runner.terminate();

                assertThat(runner.awaitExit(SECONDS_TO_STOP))
                        .as(runner::toString)
                        .isZero();
            }
            assertThat(directory.resolve("data/gangway.log"))
                    .as("the database is closed")
                    .doesNotExist();
        }
    }

    @Test
    void aStopWhileSalesDoesNotAnswerIsQuick() throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, Commerce.EMBEDDED)) {
            surroundings.submit(BACKLOG);
            try (ChildJvm runner = surroundings.startRunner()) {
                awaitRequestsToSales(surroundings, 10);
                surroundings.sales.control().freeze();
                runner.terminate();

                assertThat(runner.awaitExit(SECONDS_TO_STOP))
                        .as(runner::toString)
                        .isZero();
            }
        }
    }

    @Test
    void theStatusIsAvailableWhileTheRunnerIsUp() throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, Commerce.EMBEDDED);
                ChildJvm runner = surroundings.startRunner()) {
            Terminal.Result status = surroundings.type("status");

            assertThat(status.exitCode()).as(status.err()).isZero();
            assertThat(status.out()).contains("requests pulled");
            assertThat(runner.isAlive()).isTrue();
        }
    }

    private static void awaitRequestsToSales(Surroundings surroundings, long count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> surroundings.sales.control().requestCount() >= count);
    }
}
