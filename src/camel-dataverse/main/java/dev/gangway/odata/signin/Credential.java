package dev.gangway.odata.signin;

import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;

/** A way to get access tokens for one service. {@link TokenSource} asks it rarely and one thread at a time. */
@FunctionalInterface
public interface Credential {

    /**
     * Fetches a new token.
     *
     * @throws SignInException when the credentials are rejected
     * @throws ServiceUnavailableException when no token is available now; a token that is still valid stays in use
     */
    Token fetch();
}
