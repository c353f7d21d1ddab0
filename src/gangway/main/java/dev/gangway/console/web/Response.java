package dev.gangway.console.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered. Every answer carries the headers that keep a browser from doing more than the page needs. */
public final class Response {
    /** Nothing from outside, nothing inline, no frame around it, and no script may make markup of a text. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Response(int status, String type, byte[] body) {
        this.status = status;
        this.body = body;
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        // not no-referrer: with it browsers would send forms without an origin to check
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        // pages hold personal data: no cache keeps them
        headers.put("Cache-Control", "no-store");
    }

    public static Response html(int status, String html) {
        return new Response(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .header("Vary", "Accept-Language, Cookie");
    }

    public static Response json(String json) {
        return new Response(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A part of every page that is the same for all: a style sheet, a script, an image. */
    public static Response resource(String type, byte[] body, String tag) {
        return new Response(200, type, body).header("Cache-Control", "no-cache").header("ETag", tag);
    }

    public static Response notModified(String tag) {
        return new Response(304, "text/plain", new byte[0])
                .header("Cache-Control", "no-cache")
                .header("ETag", tag);
    }

    /** To be asked with GET, after a form was sent. */
    public static Response seeOther(String location) {
        return text(303, "").header("Location", location);
    }

    public Response header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    /** The body as text, for tests and logs. */
    @Override
    public String toString() {
        return status + " " + headers.get("Content-Type");
    }
}
