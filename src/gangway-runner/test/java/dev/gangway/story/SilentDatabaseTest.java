package dev.gangway.story;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.wiring.FaultProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that drops packets between Gangway and PostgreSQL, so that connections stay open and say nothing. */
class SilentDatabaseTest {
    private static final String[] SHORT_LEASE = {
        "gangway.jobs.lease-seconds", "10", "gangway.database.connect-seconds", "2"
    };

    private static World behind(FaultProxy proxy, String url, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(
                "gangway.headquarters.url",
                url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"),
                "gangway.headquarters.username",
                "postgres"));
        all.addAll(Arrays.asList(SHORT_LEASE));
        all.addAll(Arrays.asList(settings));
        return new World(pool(url), host -> {}, all.toArray());
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        return new HikariDataSource(config);
    }

    private static FaultProxy before(String url) {
        URI server = URI.create(url.substring("jdbc:".length()));
        return new FaultProxy(server.getHost(), server.getPort());
    }

    @ParameterizedTest
    @CsvSource({
        "P-0001, INSERT INTO hq.channelrequest",
        "synchronize-channel-requests, INSERT INTO hq.prospect",
        "prospects-to-leads, INSERT INTO gangway.link",
        "sales-outcomes, UPDATE gangway.link",
        "email-notifications, SET messageid",
        "1010, DELETE FROM ax.customer"
    })
    void aJobWhoseConnectionGoesSilentWaitsAndGoesOn(String job, String statement) throws Exception {
        String url = TestDatabases.postgresUrl();
        var worker = Executors.newSingleThreadExecutor();
        try (var proxy = before(url);
                var world = behind(proxy, url)) {
            bringUpTo(job, world);
            proxy.silenceAt(statement);

            JobReport report = worker.submit(() -> world.run(job)).get(60, TimeUnit.SECONDS);

            assertThat(proxy.struck()).isEqualTo(1);
            assertThat(report.paused()).isNotNull();
            await().atMost(Duration.ofSeconds(30)).until(() -> idleInTransaction(world) == 0);
            world.leasesEnd();
            world.settle();
            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        } finally {
            worker.shutdownNow();
        }
    }

    /** The same for a data source of the host's, which sets no limits. */
    @Test
    void aHostsOwnConnectionsHaveLimitsToo() throws Exception {
        String url = TestDatabases.postgresUrl();
        var worker = Executors.newSingleThreadExecutor();
        try (var proxy = before(url);
                var world = new World(pool(url.replaceFirst(":\\d+/", ":" + proxy.port() + "/")), host -> {}, (Object[])
                        SHORT_LEASE);
                var direct = pool(url)) {
            bringUpTo("prospects-to-leads", world);
            proxy.silenceAt("INSERT INTO gangway.link");

            JobReport report =
                    worker.submit(() -> world.run("prospects-to-leads")).get(60, TimeUnit.SECONDS);

            assertThat(report.paused()).isNotNull();
            proxy.heal();
            world.leasesEnd();
            world.settle();
            assertThat(world.differences()).isEmpty();
            try (var connection = world.gangway.dataSource.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        } finally {
            worker.shutdownNow();
        }
    }

    @Test
    void healthTellsThatTheDatabaseIsSilent() throws Exception {
        String url = TestDatabases.postgresUrl();
        int port = freePort();
        try (var proxy = before(url);
                var world = behind(proxy, url, "gangway.http.port", port)) {
            assertThat(ready(port).statusCode()).isEqualTo(200);
            proxy.silence();
            HttpResponse<String> answer = ready(port);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("headquarters").contains("DOWN: ");
            proxy.heal();
            await().atMost(Duration.ofSeconds(30)).until(() -> ready(port).statusCode() == 200);
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    private static HttpResponse<String> ready(int port) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** So that the job has something to do. */
    private static void bringUpTo(String job, World world) {
        world.partnersAsk(20);
        for (String before : world.gangway.gangway.jobs()) {
            if (before.equals("sales-outcomes")) {
                world.sellersDecide();
            }
            if (before.equals(job)) {
                return;
            }
            world.run(before);
        }
    }

    private static long idleInTransaction(World world) {
        return world.gangway.jdbc.queryForObject(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state LIKE 'idle in transaction%'",
                Long.class);
    }
}
