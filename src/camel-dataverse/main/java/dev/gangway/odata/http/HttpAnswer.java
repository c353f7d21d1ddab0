package dev.gangway.odata.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A complete HTTP answer.
 *
 * @param headers names are case-insensitive
 * @param body empty when there is none
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final int MAX_ID = 100;

    public String header(String name) {
        return headers.get(name);
    }

    public String contentType() {
        return headers.getOrDefault(CONTENT_TYPE, "");
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public boolean isMultipart() {
        return contentType().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /**
     * Returns whether the body is HTML, whatever its content type. Proxies, gateways and login pages answer in HTML,
     * the services do not.
     */
    public boolean isHtml() {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return contentType().toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    /** Returns the id under which the service logged the call; null when it does not say. */
    public String requestId() {
        return Stream.of("x-ms-service-request-id", "REQ_ID", "ms-dyn-aid")
                .map(this::header)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> Printable.of(id, MAX_ID))
                .orElse(null);
    }
}
