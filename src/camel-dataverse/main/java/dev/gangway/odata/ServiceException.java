package dev.gangway.odata;

/**
 * The base class of all exceptions of failed calls. The subclasses tell the caller what to do: wait
 * ({@link ServiceUnavailableException}), alert an operator ({@link SignInException}) or look at the request
 * ({@link RequestRejectedException}). A service may have kinds of its own.
 *
 * <p>Messages name the call, the status, the service's code and its words. They never hold the client secret, a token or a
 * request body.
 */
public abstract class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String requestId;

    protected ServiceException(String message, int status, String code, String requestId, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.requestId = requestId;
    }

    /** Returns the HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /**
     * The error code of the answer: for Dataverse {@code 0x} and eight lower-case hexadecimal digits, for Finance and
     * Operations the class of the failure, such as {@code AxODataWriteException}, for the token endpoint its
     * {@code error}, such as {@code invalid_client}; null when there was none.
     */
    public String code() {
        return code;
    }

    /**
     * The id under which the service logged the call ({@code x-ms-service-request-id} or {@code ms-dyn-aid}); null when
     * there was none.
     */
    public String requestId() {
        return requestId;
    }
}
