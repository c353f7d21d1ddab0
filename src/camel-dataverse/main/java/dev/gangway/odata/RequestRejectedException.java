package dev.gangway.odata;

/**
 * Thrown when the service identified the caller and rejected this request (400, 404, 412, 413, or a 500 with an error
 * of the service's own). The same request will be rejected again.
 */
public class RequestRejectedException extends ServiceException {
    private static final long serialVersionUID = 1L;

    public RequestRejectedException(String message, int status, String code, String requestId) {
        super(message, status, code, requestId, null);
    }
}
