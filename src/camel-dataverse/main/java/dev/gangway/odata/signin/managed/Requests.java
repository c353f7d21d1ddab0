package dev.gangway.odata.signin.managed;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The form that the requests of all platforms have. */
final class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Requests() {}

    static HttpRequest.Builder get(String address, String version, String resource, String clientId) {
        String query = "?api-version=" + version + "&resource=" + encoded(resource)
                + (clientId.isEmpty() ? "" : "&client_id=" + encoded(clientId));
        return HttpRequest.newBuilder(URI.create(address + query)).timeout(PATIENCE);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
