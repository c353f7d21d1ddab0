package dev.gangway.runner.demo;

import dev.gangway.sandbox.SalesSandbox;
import java.io.PrintWriter;
import java.net.URI;

/**
 * The URL of Sales and the credentials.
 *
 * @param environment root of the environment; the API path is appended
 * @param scope of the token, as a rule the environment with {@code /.default}
 */
record SalesAccess(URI environment, URI tokenUrl, String clientId, String clientSecret, String scope) {

    /** The salesperson's of a sandbox. */
    static SalesAccess ofSeller(SalesSandbox sales) {
        return new SalesAccess(
                sales.url(),
                sales.tokenUrl(),
                sales.sellerClientId(),
                sales.sellerClientSecret(),
                sales.url() + "/.default");
    }

    /** How to look at the leads. */
    void print(PrintWriter out) {
        out.println("  Sales      " + environment + "/api/data/v9.2/leads  with the token of the salesperson:");
        out.println("             curl -s " + tokenUrl + " -d grant_type=client_credentials -d client_id=" + clientId
                + " -d client_secret=" + clientSecret + " -d scope=" + scope);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + environment;
    }
}
