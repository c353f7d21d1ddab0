package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verbs pause and resume, and where a pause is seen. */
class PauseCommandTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Commerce.class)
    void aPauseHoldsForOnceAndIsToldEverywhere(Commerce commerce) throws Exception {
        try (Surroundings surroundings = new Surroundings(directory, commerce)) {
            surroundings.submit(1);
            Terminal.Result paused = surroundings.type(
                    "pause", "sales", "--until", "1h", "--reason", "maintenance of Sales", "--by", "anna");
            assertThat(paused.exitCode()).as(paused.err()).isZero();
            assertThat(paused.out().lines())
                    .hasSize(2)
                    .allMatch(line -> line.matches("[-a-z]+: paused by anna until \\S+Z: maintenance of Sales"));

            Terminal.Result once = surroundings.type("once", "--json");

            assertThat(once.exitCode()).isEqualTo(1);
            JsonNode jobs = new ObjectMapper().readTree(once.out());
            assertThat(jobs.get(0).path("paused").isNull()).isTrue();
            assertThat(jobs.get(2).path("paused").asText()).startsWith("paused by anna");
            assertThat(surroundings.rows("leads")).isEmpty();
            assertThat(surroundings.type("status").out())
                    .containsPattern("PAUSED: sales-outcomes is paused by anna until \\S+Z: maintenance of Sales");
            JsonNode pause = status(surroundings).path("pauses").get(0);
            assertThat(pause.path("job").asText()).isEqualTo("prospects-to-leads");
            assertThat(pause.path("until").asText()).endsWith("Z");
            assertThat(surroundings.type("resume", "sales").out())
                    .contains("prospects-to-leads: resumed", "sales-outcomes: resumed");
            assertThat(surroundings.type("once").exitCode()).isZero();
            assertThat(surroundings.rows("leads")).hasSize(1);
        }
    }

    @Test
    void aRunningNodeStopsAndGoesOn() throws Exception {
        int port = freePort();
        try (Surroundings surroundings = new Surroundings(directory, Commerce.POSTGRESQL, "gangway.http.port=" + port);
                ChildJvm runner = surroundings.startRunner()) {
            surroundings.type("pause");
            await().until(() -> get(port, "/observe/metrics").contains("gangway_job_paused{job=\"P-0001\"} 1"));
            assertThat(get(port, "/observe/metrics")).contains("gangway_job_paused_by_operator{job=\"P-0001\"} 1");
            assertThat(get(port, "/observe/health")).contains("paused by ").contains("\"status\":\"UP\"");
            surroundings.submit(1);
            await().during(Duration.ofSeconds(2)).until(() -> pulled(surroundings) == 0);

            surroundings.type("resume");

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> surroundings.rows("leads").size() == 1);
            assertThat(get(port, "/observe/metrics")).contains("gangway_job_paused_by_operator{job=\"P-0001\"} 0");
            assertThat(runner.isAlive()).isTrue();
        }
    }

    @Test
    void aMisspeltJobOrTimeChangesNothing() {
        Terminal terminal = new Terminal(directory);
        terminal.type("init");

        assertThat(terminal.type("pause", "P-1").err()).contains("There is no job 'P-1'");
        Terminal.Result ofOtherKind = terminal.type("pause", "headquarters");
        assertThat(ofOtherKind.exitCode()).isEqualTo(1);
        assertThat(ofOtherKind.err()).contains("'headquarters' is not set up here", "P-0001");
        assertThat(terminal.type("pause", "--until", "late").err()).contains("--until: late is no time");
        assertThat(terminal.type("pause", "--until", "2020-01-01").exitCode()).isEqualTo(1);
        assertThat(terminal.type("resume", "all").exitCode()).isEqualTo(1);
        assertThat(terminal.type("resume").out()).contains("no job was paused");
        assertThat(terminal.type("pause", "--until", "2020-01-01", "--json").out())
                .contains("\"error\"");
    }

    private static JsonNode status(Surroundings surroundings) throws Exception {
        return new ObjectMapper().readTree(surroundings.type("status", "--json").out());
    }

    private static int pulled(Surroundings surroundings) throws Exception {
        return status(surroundings).path("stages").path("requests pulled").asInt();
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
