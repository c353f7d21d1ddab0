package dev.gangway.observe;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.Database;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Suspect;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObserveTest {
    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void healthAndMetricsTellWhatIsDueAndWhatWasRefused(TestDatabases kind) throws Exception {
        int port = freePort();
        try (var gangway = new EmbeddedGangway(kind, "gangway.http.port", port)) {
            gangway.submit();
            gangway.submit("lastname", null);
            gangway.runAll();
            gangway.submit(
                    "createddatetime",
                    LocalDateTime.now(ZoneOffset.UTC).minusHours(1).minusMinutes(1));
            gangway.submit();
            gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('1010', '', 'customer/x')");

            assertThat(get(port, "/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(port, "/observe/health/live").body()).contains("\"UP\"");
            String metrics = get(port, "/observe/metrics").body();
            assertThat(metrics)
                    .contains("gangway_unpulled_requests 2")
                    .containsPattern("gangway_unpulled_oldest_seconds 36\\d\\d\\.0\n")
                    .containsPattern("gangway_job_last_success_timestamp_seconds\\{job=\"1010\"} [1-9]\\.\\d+E9\n")
                    .contains("gangway_databases_up 1")
                    .contains("gangway_records_done_total{job=\"P-0001\"} 2")
                    .contains("gangway_records_failed_total{job=\"synchronize-channel-requests\"} 1")
                    .contains("gangway_records_due{job=\"1010\"} 1")
                    .contains("gangway_errors 1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDatabaseThatIsAwayMakesTheNodeUnreadyButNotDead(TestDatabases kind) throws Exception {
        int port = freePort();
        try (var gangway = new EmbeddedGangway(kind, "gangway.http.port", port)) {
            gangway.dataSource.close();

            var ready = get(port, "/observe/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("headquarters").contains("DOWN");
            assertThat(get(port, "/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(get(port, "/observe/metrics").body())
                    .contains("gangway_databases_up 0")
                    .doesNotContain("gangway_nodes", "gangway_records_due", "NaN")
                    .contains("gangway_job_runs_total{job=\"P-0001\"} 0");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerDoesNotMakeTheNodeLookDead() throws Exception {
        var asked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        DataSource silent = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    asked.countDown();
                    over.await();
                    throw new SQLException("it is over");
                });
        try (var context = new DefaultCamelContext()) {
            context.start();
            var health = new Health(
                    context,
                    Map.of("headquarters", new Database(silent, null, Clock.systemUTC())),
                    List.of(),
                    new Outages(Clock.systemUTC()),
                    job -> Optional.empty(),
                    null);
            try (var server = new ObserveServer("127.0.0.1", 0, health, null)) {
                var ready = CompletableFuture.supplyAsync(() -> status(server.port(), "/observe/health/ready"));
                asked.await();

                assertThat(status(server.port(), "/observe/health/live")).isEqualTo(200);
                // as in a host that has no registry for Prometheus
                assertThat(status(server.port(), "/observe/metrics")).isEqualTo(404);

                over.countDown();
                assertThat(ready.get()).isEqualTo(503);
            }
        }
    }

    @Test
    void aJobThatWaitsNamesItsReasonAndItsSuspect() throws Exception {
        var outages = new Outages(Clock.systemUTC());
        outages.begin(
                "1010",
                "no route to the channel",
                new Suspect("1010", new RecordKey("USMF", "C-1"), 2),
                Duration.ofMinutes(1));
        try (var context = new DefaultCamelContext()) {
            context.start();
            var health =
                    new Health(context, Map.of(), List.of("1010", "P-0001"), outages, job -> Optional.empty(), null);

            assertThat(health.ready().details())
                    .containsEntry("1010", "waits: no route to the channel; suspected: USMF/C-1 and 2 more")
                    .containsEntry("P-0001", "UP");
        }
    }

    private static int status(int port, String path) {
        try {
            return get(port, path).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesMakesTheNodeUnready() throws Exception {
        int port = freePort();
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL, "gangway.http.port", port)) {
            assertThat(get(port, "/observe/health/ready").statusCode()).isEqualTo(200);
            gangway.jdbc.execute("ALTER DATABASE " + gangway.text("SELECT current_database()")
                    + " SET default_transaction_read_only = on");

            await().untilAsserted(() -> {
                // also those that were just being opened
                gangway.dataSource.getHikariPoolMXBean().softEvictConnections();
                var ready = get(port, "/observe/health/ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body()).contains("headquarters").contains("read-only");
            });
        }
    }
}
