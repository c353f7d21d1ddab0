package dev.gangway.sandbox.http;

import dev.gangway.sandbox.limits.Throttle;
import dev.gangway.sandbox.limits.UserWindow;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** Writes an answer to the network, with the headers that every answer of the service has. */
final class ResponseWriter {
    /** The parallelism that the service recommends; clients that read it fail without it. */
    private static final String DOP_HINT = "4";

    private ResponseWriter() {}

    /**
     * @param admitted the request's place in its user's window, or null when there is none
     * @param cut whether to announce the whole body and send only half of it
     */
    static void write(ApiResponse answer, Throttle.Admitted admitted, HttpServletResponse response, boolean cut)
            throws IOException {
        response.setStatus(answer.status());
        response.setHeader("OData-Version", "4.0");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("x-ms-service-request-id", UUID.randomUUID().toString());
        response.setHeader("REQ_ID", UUID.randomUUID().toString());
        response.setHeader("x-ms-dop-hint", DOP_HINT);
        if (admitted != null) {
            UserWindow.Remaining remaining = admitted.remaining();
            response.setHeader("x-ms-ratelimit-burst-remaining-xrm-requests", Long.toString(remaining.requests()));
            // formatted with thousands separators, as the service does
            response.setHeader(
                    "x-ms-ratelimit-time-remaining-xrm-requests",
                    String.format(Locale.US, "%,.2f", remaining.seconds()));
        }
        for (ApiResponse.Header header : answer.headers()) {
            response.setHeader(header.name(), header.value());
        }
        byte[] body = answer.body();
        if (answer.status() != 204 && answer.status() != 304) {
            response.setContentLength(body.length);
        }
        response.getOutputStream().write(body, 0, cut ? body.length / 2 : body.length);
        if (cut) {
            response.flushBuffer();
        }
    }
}
