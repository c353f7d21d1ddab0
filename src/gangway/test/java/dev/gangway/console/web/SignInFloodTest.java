package dev.gangway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.ledger.Outages;
import dev.gangway.observe.Health;
import dev.gangway.observe.ObserveServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Many sign-ins at once, each of which would take for ever: they have no thread that health needs. */
class SignInFloodTest {
    /** More than the server has threads and places to wait. */
    private static final int MANY = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger hashing = new AtomicInteger();

    @Test
    void keepsHealthFromNoAnswer() throws Exception {
        var passwords = new Passwords(Map.of("anna", "right"), (password, hash) -> {
            hashing.incrementAndGet();
            stay();
            return false;
        });
        var door = new Doorkeeper("test", new Access(passwords, "", Set.of(), Set.of()), Clock.systemUTC());
        try (var context = new DefaultCamelContext()) {
            context.start();
            var health = new Health(
                    context, Map.of(), List.of(), new Outages(Clock.systemUTC()), job -> Optional.empty(), null);
            try (var server = new ObserveServer("127.0.0.1", 0, health, null)) {
                server.mount("/", new JdkHandler(request -> {
                    boolean busy = door.signIn(request).isBusy();
                    return Response.text(busy ? 429 : 403, "");
                }));
                URI address = URI.create("http://127.0.0.1:" + server.port());
                List<CompletableFuture<HttpResponse<Void>>> flood =
                        Stream.generate(() -> signIn(address)).limit(MANY).toList();

                await().until(() -> flood.stream().filter(one -> !one.isDone()).count() == hashing.get());
                for (int i = 0; i < MANY; i++) {
                    assertThat(health(address)).isEqualTo(200);
                }

                assertThat(hashing)
                        .as("of %s that came, two were looked at", MANY)
                        .hasValue(2);
                assertThat(flood.stream().filter(one -> !one.isDone())).hasSize(2);
            } finally {
                end.countDown();
            }
        }
    }

    private CompletableFuture<HttpResponse<Void>> signIn(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=anna&password=wrong"))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private int health(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/observe/health/live"))
                .timeout(Duration.ofMinutes(1))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** As a hash does: nothing interrupts it. */
    private void stay() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // it goes on
            }
        }
    }
}
