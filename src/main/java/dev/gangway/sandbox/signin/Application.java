package dev.gangway.sandbox.signin;

import java.util.UUID;

/**
 * An app registration that may ask for tokens.
 *
 * @param userId the application user in the environment; unknown there when it is a stranger
 */
public record Application(String clientId, String clientSecret, UUID userId) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
