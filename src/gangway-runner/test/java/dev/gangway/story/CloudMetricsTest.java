package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What monitoring sees of headquarters in the cloud. */
class CloudMetricsTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void requestsWaitsAndTheJobAreCounted() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.http.port", port)) {
            world.win(world.onboard("P1"));
            world.settle();
            long requests = world.fno.control().requestCount();

            assertThat(metrics(port))
                    .contains("gangway_fno_requests_total " + requests + ".0\n", "gangway_fno_waits_total 0.0\n")
                    // the prospect, and its decision
                    .contains("gangway_records_done_total{job=\"headquarters\"} 2.0\n")
                    .contains("gangway_records_due{job=\"headquarters\"} 0.0\n")
                    .contains("gangway_job_paused{job=\"headquarters\"} 0.0\n");

            world.fno.control().failNext(Fault.throttled("", 600).on("GET", "Prospects"));
            world.run("headquarters");

            assertThat(metrics(port))
                    .contains("gangway_fno_requests_total " + (requests + 1) + ".0\n", "gangway_fno_waits_total 1.0\n")
                    .contains("gangway_job_paused{job=\"headquarters\"} 1.0\n");
        }
    }

    private String metrics(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/observe/metrics");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
