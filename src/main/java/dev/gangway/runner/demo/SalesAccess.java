package dev.gangway.runner.demo;

import java.net.URI;

/**
 * Where Sales is and who calls.
 *
 * @param environment root of the environment; the API path is appended
 * @param scope of the token, as a rule the environment with {@code /.default}
 */
record SalesAccess(URI environment, URI tokenUrl, String clientId, String clientSecret, String scope) {

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + environment;
    }
}
