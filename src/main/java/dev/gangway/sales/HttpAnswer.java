package dev.gangway.sales;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A complete HTTP answer.
 *
 * @param headers names compare without case
 * @param body empty when there is none
 */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";

    String header(String name) {
        return headers.get(name);
    }

    String contentType() {
        return headers.getOrDefault(CONTENT_TYPE, "");
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean isMultipart() {
        return contentType().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Proxies, gateways and login pages answer in HTML, whatever they call it; Dataverse does not. */
    boolean isHtml() {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return contentType().toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    String requestId() {
        String id = header("x-ms-service-request-id");
        return ServiceError.printable(id != null ? id : header("REQ_ID"), ServiceError.MAX_ID);
    }
}
