package dev.gangway.story;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever knows the token makes the next look come at once; nobody is believed. */
class DoorbellTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRingForHeadquartersMakesTheNextLookComeAtOnce() throws Exception {
        int port = freePort();
        try (var world = new CloudWorld(
                TestDatabases.HSQLDB,
                "gangway.schedules",
                "true",
                "gangway.jobs.headquarters.schedule",
                "every 1h",
                "gangway.http.port",
                port,
                "gangway.fno.doorbell-token",
                "a-token")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> world.fnoRequests("GET") > 0);
            world.prospect("P1");

            assertThat(ring(port, "GET", "Authorization", "Bearer a-token")).isEqualTo(405);
            assertThat(ring(port, "POST", "Authorization", "Bearer another")).isEqualTo(401);
            assertThat(ring(port, "POST", "X-Nothing", "")).isEqualTo(401);
            assertThat(ring(port, "POST", "Authorization", "Bearer a-token", "Origin", "https://example.com"))
                    .isEqualTo(403);
            assertThat(ring(port, "POST", "Authorization", "Bearer a-token")).isEqualTo(202);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> world.rows("leads").size() == 1);
        }
    }

    @Test
    void aRingForSalesMakesTheNextLookComeAtOnce() throws Exception {
        int port = freePort();
        try (var world = new World(
                TestDatabases.HSQLDB,
                "gangway.schedules",
                "true",
                "gangway.jobs.sales-outcomes.schedule",
                "every 1h",
                "gangway.http.port",
                port,
                "gangway.sales.doorbell-token",
                "a-token")) {
            String request = world.gangway.submit();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> world.gangway.count("gangway.link WHERE leadid IS NOT NULL") == 1);
            world.sales.control().disqualify(world.lead(request), 5);

            assertThat(ring(port, "POST", "Authorization", "Bearer another")).isEqualTo(401);
            assertThat(world.gangway.text("SELECT b2bprospectstatus FROM hq.prospect"))
                    .isEqualTo("Pending");
            assertThat(ring(port, "POST", "Authorization", "Bearer a-token")).isEqualTo(202);

            await().atMost(Duration.ofSeconds(60)).until(() -> world.gangway
                    .text("SELECT b2bprospectstatus FROM hq.prospect")
                    .equals("Rejected"));
        }
    }

    private int ring(int port, String method, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/doorbell"))
                .headers(headers)
                // nobody reads it
                .method(method, HttpRequest.BodyPublishers.ofString("{\"ProspectId\":\"P9\",\"status\":\"Approved\"}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
