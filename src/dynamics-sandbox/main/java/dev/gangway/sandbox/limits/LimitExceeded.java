package dev.gangway.sandbox.limits;

/** Reports a request over a limit. */
public final class LimitExceeded extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final long retryAfterSeconds;

    LimitExceeded(String code, String message, long retryAfterSeconds) {
        super(message, null, false, false);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public String code() {
        return code;
    }

    /** Returns the wait in whole seconds, at least one. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
