package dev.gangway.odata;

/**
 * Thrown when the service rejects this client: the token endpoint rejected the credentials, a new token was answered
 * with 401, or the user lacks membership or a privilege (403). Repeating does not help; an administrator has to
 * correct the registration, the secret, the user or its security role.
 */
public final class SignInException extends ServiceException {
    private static final long serialVersionUID = 1L;

    public SignInException(String message, int status, String code, String requestId) {
        super(message, status, code, requestId, null);
    }
}
