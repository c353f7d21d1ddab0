package dev.gangway.sales;

import java.time.Duration;

/**
 * The service cannot be used now, and nothing is known about any record of the call: it may have been carried out or not.
 * Thrown for 408, 429, 502, 503 and 504, for a refused, reset or timed-out connection, for an answer that was cut, is
 * HTML or otherwise not OData, and - without sending anything - while the client waits out a protection limit. Wait, then
 * repeat the call in a way that is safe to repeat.
 */
public final class DataverseUnavailableException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    DataverseUnavailableException(
            String message, int status, String code, String requestId, Duration retryAfter, Throwable cause) {
        super(message, status, code, requestId, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the service asked to be left alone, counted from now; null when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
