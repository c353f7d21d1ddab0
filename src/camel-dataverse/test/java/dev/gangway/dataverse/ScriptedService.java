package dev.gangway.dataverse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** An environment and its token endpoint that answer, well or badly, exactly what a test wrote down. */
final class ScriptedService implements AutoCloseable {
    static final String SECRET = "s3cr3t/with+signs";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A request as it arrived. */
    record Received(String method, String target, Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;

        default Reply with(String header, String value) {
            return exchange -> {
                exchange.getResponseHeaders().add(header, value);
                to(exchange);
            };
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> tokenReplies = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> tokenRequests = new CopyOnWriteArrayList<>();

    ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, received, replies, ScriptedService::unwritten));
        server.createContext(
                "/tenant/oauth2/v2.0/token",
                exchange -> answer(exchange, tokenRequests, tokenReplies, n -> token("token-" + n, 3599)));
        server.start();
    }

    URI environment() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ServiceConnection connection() {
        return connection(PATIENCE);
    }

    ServiceConnection connection(Duration responseTimeout) {
        return new ServiceConnection(
                environment(),
                environment().resolve("/tenant/oauth2/v2.0/token"),
                "client",
                SECRET,
                "https://contoso.crm4.dynamics.com/.default",
                new HttpLimits(PATIENCE, responseTimeout, 8));
    }

    /** Answers to the next requests, one after the other. */
    ScriptedService answers(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /** Answers to the next token requests; without any, each gets a new token for an hour. */
    ScriptedService answersToken(Reply... next) {
        tokenReplies.addAll(List.of(next));
        return this;
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Expected one request, but there were " + received.size());
        }
        return received.get(0);
    }

    List<Received> tokenRequests() {
        return tokenRequests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static Reply token(String value, int expiresIn) {
        return json(
                200, "{\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + ",\"access_token\":\"" + value + "\"}");
    }

    static Reply json(int status, String body) {
        return text(status, "application/json; odata.metadata=minimal", body);
    }

    static Reply error(int status, String code, String message) {
        return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    static Reply html(int status) {
        return text(status, "text/html", "<html><body>Bad Gateway</body></html>");
    }

    static Reply text(int status, String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply multipart(String boundary, String body) {
        return text(200, "multipart/mixed; boundary=" + boundary, body);
    }

    /** Promises more than it sends, then closes the connection. */
    static Reply cut(String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            throw new IOException("cut here");
        };
    }

    /** Closes the connection after the request, without a word. */
    static Reply dropped() {
        return exchange -> {
            throw new IOException("dropped");
        };
    }

    private static Reply unwritten(int request) {
        return json(500, "{\"error\":{\"code\":\"test\",\"message\":\"the script has no answer to this\"}}");
    }

    private static void answer(
            HttpExchange exchange, List<Received> log, Queue<Reply> script, IntFunction<Reply> otherwise)
            throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers headers = new Headers();
        headers.putAll(exchange.getRequestHeaders());
        log.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        Reply scripted = script.poll();
        // not closed on failure: the server then breaks the connection, which is what some replies want
        (scripted == null ? otherwise.apply(log.size()) : scripted).to(exchange);
        exchange.close();
    }
}
