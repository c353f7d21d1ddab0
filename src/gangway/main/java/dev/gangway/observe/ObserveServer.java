package dev.gangway.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Answers {@code /observe/health}, {@code /observe/health/live}, {@code /observe/health/ready} and
 * {@code /observe/metrics}. Those are read-only: other methods than GET and HEAD are refused.
 */
public final class ObserveServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String NO_METRICS =
            "There are no metrics here: io.micrometer:micrometer-registry-prometheus is not on the class path\n";

    private final HttpServer server;
    /** Several: whether the node lives must not wait until a database answers that is away. */
    private final RequestThreads threads = new RequestThreads("gangway-observe");

    /**
     * Starts listening.
     *
     * @param host the interface, such as 127.0.0.1
     * @param port 0 for any free port
     * @param metrics in Prometheus' text format; null where there are none
     * @throws UncheckedIOException when the port cannot be had
     */
    public ObserveServer(String host, int port, Health health, Supplier<String> metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "gangway.http.host and gangway.http.port: cannot listen on " + host + ":" + port
                            + " for health and metrics (" + e.getMessage()
                            + "). Choose a port that no other process has, from 1024 on, and an address of this machine",
                    e);
        }
        server.createContext("/observe/health", exchange -> health(exchange, health.ready()));
        server.createContext("/observe/health/ready", exchange -> health(exchange, health.ready()));
        server.createContext("/observe/health/live", exchange -> health(exchange, health.live()));
        server.createContext("/observe/metrics", exchange -> metrics(exchange, metrics));
        server.setExecutor(threads);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Serves something else below a path; the longer path wins. */
    public void mount(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void health(HttpExchange exchange, Health.Answer answer) throws IOException {
        answer(exchange, answer.up() ? 200 : 503, JSON, answer::json);
    }

    private static void metrics(HttpExchange exchange, Supplier<String> metrics) throws IOException {
        boolean there = metrics != null;
        answer(exchange, there ? 200 : 404, PROMETHEUS, there ? metrics : () -> NO_METRICS);
    }

    private static void answer(HttpExchange exchange, int status, String type, Supplier<String> body)
            throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (!head && !exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
