package dev.gangway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void healthAndMetricsTellWhatIsDueAndWhatWasRefused(TestDatabases kind) throws Exception {
        int port = freePort();
        try (var gangway = new EmbeddedGangway(kind, "gangway.http.port", port)) {
            gangway.submit();
            gangway.submit("lastname", null);
            gangway.runAll();
            gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject) VALUES ('1010', '', 'customer/x')");

            assertThat(get(port, "/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(port, "/observe/health/live").body()).contains("\"UP\"");
            assertThat(get(port, "/observe/metrics").body())
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
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesMakesTheNodeUnready() throws Exception {
        int port = freePort();
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL, "gangway.http.port", port)) {
            assertThat(get(port, "/observe/health/ready").statusCode()).isEqualTo(200);
            gangway.jdbc.execute("ALTER DATABASE " + gangway.text("SELECT current_database()")
                    + " SET default_transaction_read_only = on");
            gangway.dataSource.getHikariPoolMXBean().softEvictConnections();

            var ready = get(port, "/observe/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("headquarters").contains("read-only");
        }
    }
}
