package dev.gangway.odata.signin.managed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** The endpoint of a platform that issues tokens for its identities. */
interface IdentityEndpoint {

    /** The name, for operators. */
    String name();

    /**
     * Sends one request.
     *
     * @param clientId client id of a user-assigned identity; empty for the system-assigned one
     */
    HttpResponse<String> ask(HttpClient http, String resource, String clientId)
            throws IOException, InterruptedException;

    /** What to check when the endpoint does not answer or rejects the request. */
    String cure();
}
