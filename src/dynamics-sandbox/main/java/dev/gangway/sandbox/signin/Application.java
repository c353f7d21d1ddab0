package dev.gangway.sandbox.signin;

import java.util.UUID;

/**
 * An app registration that may request tokens.
 *
 * @param userId the application user in the environment; does not exist there for a stranger
 */
public record Application(String clientId, String clientSecret, UUID userId) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
