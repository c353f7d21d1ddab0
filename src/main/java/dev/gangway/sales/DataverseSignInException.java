package dev.gangway.sales;

/**
 * The service does not let this client in: the token endpoint refused the credentials, a fresh token was answered with 401,
 * or the application user lacks membership or a privilege (403). Repeating does not help; a person has to correct the
 * registration, the secret, the application user or its security role.
 */
public final class DataverseSignInException extends DataverseException {
    private static final long serialVersionUID = 1L;

    DataverseSignInException(String message, int status, String code, String requestId) {
        super(message, status, code, requestId, null);
    }
}
