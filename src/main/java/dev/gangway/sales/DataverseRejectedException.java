package dev.gangway.sales;

/**
 * The service understood who is calling and refused this request (400, 404, 412, 413, or a 500 with a Dataverse error of
 * its own). The same request will be refused again.
 */
public final class DataverseRejectedException extends DataverseException {
    private static final long serialVersionUID = 1L;

    DataverseRejectedException(String message, int status, String code, String requestId) {
        super(message, status, code, requestId, null);
    }
}
