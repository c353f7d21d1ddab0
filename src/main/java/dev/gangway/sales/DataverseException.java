package dev.gangway.sales;

/**
 * What every failed call to Dataverse ends with. The four kinds answer the one question a caller has - what to do now:
 * wait ({@link DataverseUnavailableException}), call a person ({@link DataverseSignInException}), look at the request
 * ({@link DataverseRejectedException}) or read everything again ({@link DeltaExpiredException}).
 *
 * <p>Messages name the call, the status, the service's code and its words. They never hold the client secret, a token or a
 * request body.
 */
public abstract sealed class DataverseException extends RuntimeException
        permits DataverseUnavailableException,
                DataverseSignInException,
                DataverseRejectedException,
                DeltaExpiredException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String requestId;

    DataverseException(String message, int status, String code, String requestId, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.requestId = requestId;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /**
     * The error code of the answer: for Dataverse {@code 0x} and eight lower-case hexadecimal digits, for the token
     * endpoint its {@code error}, such as {@code invalid_client}; null when there was none.
     */
    public String code() {
        return code;
    }

    /** The id under which the service logged the call ({@code x-ms-service-request-id}); null when there was none. */
    public String requestId() {
        return requestId;
    }
}
