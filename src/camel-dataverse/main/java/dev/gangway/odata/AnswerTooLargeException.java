package dev.gangway.odata;

/** Thrown when an answer is larger than this client accepts. The same request for fewer records may succeed. */
public final class AnswerTooLargeException extends ServiceUnavailableException {
    private static final long serialVersionUID = 1L;

    public AnswerTooLargeException(String what, String bound) {
        super(
                "The answer to " + what + " is larger than " + bound
                        + ", more than the service sends; is something between?",
                0,
                null,
                null,
                null,
                null);
    }
}
