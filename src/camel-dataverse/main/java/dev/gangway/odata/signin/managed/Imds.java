package dev.gangway.odata.signin.managed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** The instance metadata service of virtual machines, scale sets and AKS nodes. */
record Imds(String root) implements IdentityEndpoint {
    static final String ADDRESS = "http://169.254.169.254";

    @Override
    public String name() {
        return "the instance metadata service";
    }

    @Override
    public HttpResponse<String> ask(HttpClient http, String resource, String clientId)
            throws IOException, InterruptedException {
        return http.send(
                Requests.get(root + "/metadata/identity/oauth2/token", "2018-02-01", resource, clientId)
                        .header("Metadata", "true")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public String cure() {
        return "See that this is an Azure machine with a managed identity assigned, and that the client id is that of a"
                + " user-assigned one, or empty";
    }
}
