package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server gone mad does not get a process with the shipped heap out of memory, however many threads ask it at once. */
class SmallHeapTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 16;
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void eightThreadsOutliveBombsWithTheShippedHeap() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", SmallHeapTest::answer);
        server.start();
        Path output = folder.resolve("output");
        try {
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Client.class.getName(),
                            "http://127.0.0.1:" + server.getAddress().getPort())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(client.waitFor(5, TimeUnit.MINUTES)).isTrue();

            assertThat(client.exitValue()).as("%s", Files.readString(output)).isZero();
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String kind = path.replaceFirst(".*/", "");
            switch (kind) {
                case "token" -> send(exchange, "application/json", "{\"access_token\":\"t\",\"expires_in\":3600}");
                case "spaces" -> bomb(exchange, " ", 256 * MEBIBYTE);
                case "objects" -> json(exchange, "{},", 7 * MEBIBYTE);
                case "nested" -> json(exchange, "{\"a\":{\"b\":{\"c\":[[[]]]}}},", 7 * MEBIBYTE);
                case "columns" -> json(exchange, "{\"a\":1,\"b\":2},", 7 * MEBIBYTE);
                case "long" -> json(exchange, "\"" + "\u010D".repeat(3 * MEBIBYTE) + "\",", 6 * MEBIBYTE);
                case "page" ->
                    json(
                            exchange,
                            "{\"leadid\":\"" + UUID.randomUUID() + "\",\"name\":\"" + "x".repeat(120) + "\"},",
                            6 * MEBIBYTE);
                case "$metadata" -> metadata(exchange);
                case "$batch" -> batch(exchange);
                default -> send(exchange, "application/json", "{\"value\":[{\"leadid\":\"1\"}]}");
            }
        } catch (IOException e) {
            // the client has had enough
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void bomb(HttpExchange exchange, String text, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        stream(exchange, "", text, length, "");
    }

    private static void json(HttpExchange exchange, String element, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        stream(exchange, "{\"value\":[", element, length, "{}]}");
    }

    private static void metadata(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        stream(
                exchange,
                "<Edmx><EntityType Name=\"lead\"><Property Name=\"" + "x".repeat(MEBIBYTE / 2) + "\"/>",
                "<Property Name=\"" + UUID.randomUUID() + "\" Type=\"Edm.String\"/>",
                40 * MEBIBYTE,
                "</EntityType></Edmx>");
    }

    private static void batch(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=b");
        String part = "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"value\":["
                + "{},".repeat(2_500) + "{}]}\r\n";
        stream(exchange, "", part, 1000 * part.length(), "--b--\r\n");
    }

    private static void stream(HttpExchange exchange, String before, String text, int length, String after)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        byte[] one = text.getBytes(StandardCharsets.UTF_8);
        byte[] block = text.repeat(Math.max(1, Math.min(length, MEBIBYTE) / one.length))
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            for (long sent = 0; sent < length; sent += block.length) {
                out.write(block);
            }
            out.write(after.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The process with the small heap. Ends with 0 when every thread got each of its well-formed answers. */
    static final class Client {
        private static final List<String> BOMBS =
                List.of("spaces", "objects", "nested", "columns", "long", "page", "$metadata", "$batch");

        private Client() {}

        public static void main(String[] arguments) throws Exception {
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            });
            var failed = new AtomicInteger();
            try (var context = new DefaultCamelContext()) {
                context.start();
                var connection = new ServiceConnection(
                        URI.create(arguments[0]),
                        URI.create(arguments[0] + "/token"),
                        "client",
                        "secret",
                        "scope",
                        HttpLimits.DEFAULT);
                try (var client = new Dataverse(context, connection)) {
                    Thread[] threads = new Thread[THREADS];
                    var together = new CyclicBarrier(THREADS);
                    for (int i = 0; i < THREADS; i++) {
                        threads[i] = new Thread(() -> ask(client, together, failed));
                        threads[i].start();
                    }
                    for (Thread thread : threads) {
                        thread.join();
                    }
                }
            }
            System.exit(failed.get() == 0 ? 0 : 1);
        }

        private static void ask(Dataverse client, CyclicBarrier together, AtomicInteger failed) {
            for (int round = 0; round < ROUNDS; round++) {
                String bomb = BOMBS.get(round % BOMBS.size());
                try {
                    together.await();
                    switch (bomb) {
                        case "$metadata" -> client.metadata();
                        case "$batch" ->
                            client.batch(IntStream.range(0, 1000)
                                    .mapToObj(i -> Operation.retrieve("leads"))
                                    .toList());
                        default -> client.get(bomb);
                    }
                } catch (ServiceException e) {
                    // as it should be
                } catch (Exception e) {
                    e.printStackTrace();
                    failed.incrementAndGet();
                }
                if (client.get("leads").path("value").size() != 1) {
                    failed.incrementAndGet();
                }
            }
        }
    }
}
