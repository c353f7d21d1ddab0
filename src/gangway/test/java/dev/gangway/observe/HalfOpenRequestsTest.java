package dev.gangway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.ledger.Outages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that connect and say nothing, or begin a request and never end it. */
class HalfOpenRequestsTest {
    private static final int MANY = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /observe/health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /observe/health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n{"
            })
    void manyOfThemTakeNeitherThreadsNorAnswersFromOthers(String half) throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (var context = new DefaultCamelContext()) {
            context.start();
            var health = new Health(
                    context, Map.of(), List.of(), new Outages(Clock.systemUTC()), job -> Optional.empty(), null);
            try (var server = new ObserveServer("127.0.0.1", 0, health, null)) {
                for (int i = 0; i < MANY; i++) {
                    clients.add(begin(server.port(), half));
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> isAlive(server.port()));
                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> thread.getName().startsWith("gangway-observe"))
                        .hasSizeLessThanOrEqualTo(RequestThreads.MOST + 1);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** The thread comes back although the client never goes on. */
    @Test
    void aRequestThatNeverEndsIsGivenUp() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.start();
            var health = new Health(
                    context, Map.of(), List.of(), new Outages(Clock.systemUTC()), job -> Optional.empty(), null);
            try (var server = new ObserveServer("127.0.0.1", 0, health, null);
                    Socket client = begin(server.port(), "GET /observe")) {
                client.setSoTimeout(60_000);
                assertThat(client.getInputStream().readAllBytes())
                        .asString(StandardCharsets.UTF_8)
                        .doesNotContain("200");
            }
        }
    }

    private static Socket begin(int port, String half) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        return client;
    }

    private static boolean isAlive(int port) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + port + "/observe/health/live"))
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
