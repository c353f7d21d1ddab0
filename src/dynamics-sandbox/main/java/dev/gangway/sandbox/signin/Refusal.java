package dev.gangway.sandbox.signin;

/**
 * An error of the token endpoint.
 *
 * @param number error number, as in {@code AADSTS700027}
 */
record Refusal(int status, String error, int number, String description) {
    static Refusal client(int number, String description) {
        return new Refusal(401, "invalid_client", number, description);
    }
}
