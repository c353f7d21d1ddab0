package dev.gangway.sandbox.errors;

/** An error response of the service. Has no stack trace, because it is an answer and not a defect. */
public final class DataverseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status HTTP status
     * @param code error code as on the wire, e.g. {@code 0x80040217}; may be empty
     * @param message error message as on the wire
     */
    public DataverseException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
