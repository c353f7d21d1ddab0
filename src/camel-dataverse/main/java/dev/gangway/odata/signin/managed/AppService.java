package dev.gangway.odata.signin.managed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** App Service, Functions and Container Apps: address and shared header value are in the environment. */
record AppService(String endpoint, String header) implements IdentityEndpoint {
    @Override
    public String name() {
        return "the identity endpoint of App Service";
    }

    @Override
    public HttpResponse<String> ask(HttpClient http, String resource, String clientId)
            throws IOException, InterruptedException {
        return http.send(
                Requests.get(endpoint, "2019-08-01", resource, clientId)
                        .header("X-IDENTITY-HEADER", header)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public String cure() {
        return "See that a managed identity is assigned to this app, and that the client id is that of a user-assigned"
                + " one, or empty";
    }

    /** Leaves out the header's value. */
    @Override
    public String toString() {
        return "AppService[" + endpoint + "]";
    }
}
