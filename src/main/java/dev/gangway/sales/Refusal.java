package dev.gangway.sales;

import java.time.Duration;
import java.util.Set;

/** Reads an answer that is not a success, as described on the page "Compose HTTP requests and handle errors". */
final class Refusal {
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    /** The web server's own refusals of a size; they may well come as an HTML page. */
    private static final Set<Integer> TOO_LARGE = Set.of(413, 414, 431);

    private final String call;
    private final int status;
    private final ServiceError error;
    private final boolean html;
    private final String requestId;
    private final String token;
    private final Duration wait;

    /**
     * @param token never to be seen in a message, even if the service repeats it
     * @param wait what the gate says; null for nothing
     */
    Refusal(String call, HttpAnswer answer, String token, Duration wait) {
        this.call = call;
        this.status = answer.status();
        this.html = answer.isHtml();
        this.error = html ? ServiceError.NONE : ServiceError.of(answer.body());
        this.requestId = answer.requestId();
        this.token = token;
        this.wait = wait;
    }

    DataverseException exception() {
        if (status == 401 || status == 403) {
            return new DataverseSignInException(message(), status, error.code(), requestId);
        }
        if (error.is(ServiceError.DELTA_EXPIRED) || status == 410) {
            return new DeltaExpiredException(message(), status, error.code(), requestId);
        }
        if (isPassing()) {
            return new DataverseUnavailableException(message(), status, error.code(), requestId, wait, null);
        }
        return new DataverseRejectedException(message(), status, error.code(), requestId);
    }

    private boolean isPassing() {
        if (PASSING.contains(status) || error.isTransient()) {
            return true;
        }
        if (TOO_LARGE.contains(status)) {
            return false;
        }
        // a page in HTML, a redirect or a bare 500 comes from something in front of Dataverse or from one that is not
        // well
        return html || status < 400 || status >= 500 && error.code() == null;
    }

    private String message() {
        StringBuilder message = new StringBuilder(call).append(": status ").append(status);
        if (html) {
            message.append(", an HTML page");
        }
        if (error.code() != null) {
            message.append(", ").append(error.code());
        }
        if (error.message() != null) {
            message.append(", ").append(error.message());
        }
        return message.toString().replace(token, "***");
    }
}
