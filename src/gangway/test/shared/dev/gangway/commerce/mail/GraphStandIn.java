package dev.gangway.commerce.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Microsoft Graph's "user: sendMail" with MIME content; it takes each mail unless a test wants otherwise. */
public final class GraphStandIn implements AutoCloseable {
    /** Instead of a status: take the mail and hang up without an answer. */
    public static final int TAKE_AND_HANG_UP = 0;

    private final HttpServer server;
    private final Queue<String> next = new ConcurrentLinkedQueue<>();
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    public GraphStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request is answered so, with one of Graph's codes. */
    public GraphStandIn answering(int status, String code) {
        next.add(status + " " + code);
        return this;
    }

    public List<MimeMessage> mails() {
        return mails;
    }

    /** Method and path of each. */
    public List<String> requests() {
        return requests;
    }

    /** The bearer token of each request. */
    public List<String> tokens() {
        return tokens;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", ""));
        String told = next.poll();
        int status = told == null ? 202 : Integer.parseInt(told.split(" ")[0]);
        boolean isMime = "text/plain".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (isMime && (status == 202 || status == TAKE_AND_HANG_UP)) {
            take(body);
        }
        if (status == TAKE_AND_HANG_UP) {
            exchange.close();
            return;
        }
        byte[] error = told == null
                ? new byte[0]
                : ("{\"error\":{\"code\":\"" + told.split(" ")[1] + "\",\"message\":\"no\"}}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isMime ? status : 415, error.length == 0 ? -1 : error.length);
        exchange.getResponseBody().write(error);
        exchange.close();
    }

    private void take(byte[] body) {
        try {
            mails.add(new MimeMessage(
                    (Session) null, new ByteArrayInputStream(Base64.getDecoder().decode(body))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
