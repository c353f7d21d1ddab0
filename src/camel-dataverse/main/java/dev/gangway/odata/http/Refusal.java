package dev.gangway.odata.http;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import java.time.Duration;
import java.util.Set;

/** Turns an unsuccessful answer into the exception that says what to do about it. */
public final class Refusal {
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    /** Statuses of the web server for requests that are too large; they may come with an HTML page. */
    private static final Set<Integer> TOO_LARGE = Set.of(413, 414, 431);

    private final String call;
    private final HttpAnswer answer;
    private final Reason reason;
    private final String token;
    private final Duration wait;

    /**
     * The content of the answer's error object.
     *
     * @param code null when there is none
     * @param message the service's message; null when there is none
     * @param passing whether the code stands for a transient error
     */
    public record Reason(String code, String message, boolean passing) {
        public static final Reason NONE = new Reason(null, null, false);
    }

    /**
     * @param reason ignored when the answer is an HTML page
     * @param token is never repeated in a message, even if the service repeats it
     * @param wait the remaining wait at the gate; null for none
     */
    public Refusal(String call, HttpAnswer answer, Reason reason, String token, Duration wait) {
        this.call = call;
        this.answer = answer;
        this.reason = answer.isHtml() ? Reason.NONE : reason;
        this.token = token;
        this.wait = wait;
    }

    public ServiceException exception() {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return new SignInException(message(), status, reason.code(), answer.requestId());
        }
        if (isPassing()) {
            return new ServiceUnavailableException(message(), status, reason.code(), answer.requestId(), wait, null);
        }
        return new RequestRejectedException(message(), status, reason.code(), answer.requestId());
    }

    private boolean isPassing() {
        int status = answer.status();
        if (PASSING.contains(status) || reason.passing()) {
            return true;
        }
        if (TOO_LARGE.contains(status)) {
            return false;
        }
        // a page in HTML, a redirect or a bare 500 comes from something in front of the service or from one that is not
        // well
        return answer.isHtml() || status < 400 || status >= 500 && reason.code() == null;
    }

    /** Returns call, status, code and the service's message. */
    public String message() {
        StringBuilder message = new StringBuilder(call).append(": status ").append(answer.status());
        if (answer.isHtml()) {
            message.append(", an HTML page");
        }
        if (reason.code() != null) {
            message.append(", ").append(reason.code());
        }
        if (reason.message() != null) {
            message.append(", ").append(reason.message());
        }
        return message.toString().replace(token, "***");
    }
}
