package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.runner.Surroundings.Commerce;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
                assertThat(runner.errorLines()).last().asString().contains("Gangway has stopped");
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
    void aJobThatIsOffIsNotListedAndRunsOnlyWhenAsked() throws Exception {
        int port = freePort();
        try (Surroundings surroundings = new Surroundings(
                        directory,
                        Commerce.POSTGRESQL,
                        "gangway.jobs.prospects-to-leads.schedule=off",
                        "gangway.http.port=" + port);
                ChildJvm runner = surroundings.startRunner()) {
            assertThat(runner.awaitLine("", "Gangway runs"))
                    .contains("sales-outcomes")
                    .endsWith("; console http://127.0.0.1:" + port + "/")
                    .doesNotContain("prospects-to-leads");
            String health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(health).contains("sales-outcomes").doesNotContain("prospects-to-leads");
            surroundings.submit(1);
            await().until(() -> surroundings.number("SELECT COUNT(*) FROM hq.prospect") == 1);
            await().during(Duration.ofSeconds(2))
                    .until(() -> surroundings.rows("leads").isEmpty());

            assertThat(surroundings.type("once", "prospects-to-leads").out()).contains("1 done");
            assertThat(surroundings.rows("leads")).hasSize(1);
        }
    }

    @Test
    void aSecondRunInTheSameFolderIsRefused() throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, Commerce.EMBEDDED);
                ChildJvm runner = surroundings.startRunner();
                ChildJvm second = surroundings.start(Map.of(), "run")) {
            assertThat(second.awaitExit(60)).isEqualTo(1);
            assertThat(second.toString())
                    .containsPattern("Process \\d+ has the embedded database in .*data open")
                    .contains("one 'run'", "--data", "PostgreSQL");
            assertThat(runner.isAlive()).isTrue();
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
