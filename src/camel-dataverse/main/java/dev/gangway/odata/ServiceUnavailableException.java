package dev.gangway.odata;

import java.time.Duration;

/**
 * The service cannot be used now, and nothing is known about any record of the call: it may have been carried out or not.
 * Thrown for 408, 429, 502, 503 and 504, for a refused, reset or timed-out connection, for an answer that was cut, is
 * HTML or otherwise not OData, and - without sending anything - while the client waits out a protection limit. Wait, then
 * repeat the call in a way that is safe to repeat.
 */
public class ServiceUnavailableException extends ServiceException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public ServiceUnavailableException(
            String message, int status, String code, String requestId, Duration retryAfter, Throwable cause) {
        super(message, status, code, requestId, cause);
        this.retryAfter = retryAfter;
    }

    /** Creates an exception for a call without an informative answer. */
    public ServiceUnavailableException(String message) {
        this(message, 0, null, null, null, null);
    }

    /** The service returns pages of changes without end. */
    public static ServiceUnavailableException endless(String entitySet, int pages) {
        return new ServiceUnavailableException("The changes of " + entitySet + " came to no end within " + pages
                + " pages; the next run goes on there");
    }

    /** Returns how long the service asked to wait, counted from now; null if it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
