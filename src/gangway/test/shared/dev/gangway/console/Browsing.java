package dev.gangway.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser does without script: follows links and redirections, keeps cookies, sends forms as they stand in the page. */
public final class Browsing {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private HttpResponse<String> last;

    public Browsing(int port) {
        this.root = URI.create("http://127.0.0.1:" + port);
    }

    /** Sent with each request from now on. */
    public Browsing with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The page at that path, after redirections. */
    public Document open(String path) {
        return send("GET", path, null);
    }

    /** Sends the form of the current page whose button says so, with other values for some fields. */
    public Document submit(String button, String... fields) {
        Element form = page().select("form:has(button)").stream()
                .filter(one -> one.select("button").eachText().contains(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + button + " in " + page().body().text()));
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + '=' + encoded(fields[i + 1]));
        }
        List<String> given = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            given.add(fields[i]);
        }
        for (Element field : form.select("input[type=hidden], select, input[checked]")) {
            if (!given.contains(field.attr("name"))) {
                pairs.add(encoded(field.attr("name")) + '=' + encoded(field.val()));
            }
        }
        form.select("button").stream()
                .filter(one -> one.text().equals(button) && one.hasAttr("name"))
                .forEach(one -> pairs.add(encoded(one.attr("name")) + '=' + encoded(one.val())));
        with("Origin", root.toString());
        Element pressed = form.select("button").stream().filter(one -> one.text().equals(button)).findFirst().orElseThrow();
        String action = pressed.hasAttr("formaction") ? pressed.attr("formaction") : form.attr("action");
        try {
            return send("POST", action, String.join("&", pairs));
        } finally {
            headers.remove("Origin");
        }
    }

    /** Sends a form that no page showed. */
    public Document post(String path, String body) {
        return send("POST", path, body);
    }

    public int status() {
        return last.statusCode();
    }

    public HttpResponse<String> response() {
        return last;
    }

    public Document page() {
        return Jsoup.parse(last.body(), last.uri().toString());
    }

    private Document send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        cookies.forEach((name, value) -> request.header("Cookie", name + '=' + value));
        try {
            last = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        last.headers().allValues("Set-Cookie").forEach(this::keep);
        if (last.statusCode() == 303) {
            return send("GET", last.headers().firstValue("Location").orElseThrow(), null);
        }
        return page();
    }

    private void keep(String cookie) {
        String pair = cookie.replaceFirst(";.*", "");
        cookies.put(pair.replaceFirst("=.*", ""), pair.replaceFirst(".*?=", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
