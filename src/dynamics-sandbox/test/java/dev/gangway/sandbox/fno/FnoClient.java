package dev.gangway.sandbox.fno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain HTTP client without any opinion about the protocol. */
final class FnoClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FnoSandbox sandbox;
    private final String token;

    private FnoClient(FnoSandbox sandbox, String id, String secret, String audience) {
        this.sandbox = sandbox;
        String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret + "&scope="
                + URLEncoder.encode(audience + "/.default", StandardCharsets.UTF_8);
        this.token = exchange(
                        HttpRequest.newBuilder(sandbox.tokenUrl()).POST(HttpRequest.BodyPublishers.ofString(form)))
                .json()
                .path("access_token")
                .asText();
    }

    static FnoClient of(FnoSandbox sandbox) {
        return forAudience(sandbox, sandbox.url().toString());
    }

    static FnoClient forAudience(FnoSandbox sandbox, String audience) {
        return new FnoClient(sandbox, sandbox.clientId(), sandbox.clientSecret(), audience);
    }

    static FnoClient unmapped(FnoSandbox sandbox) {
        return new FnoClient(
                sandbox,
                sandbox.unmappedClientId(),
                sandbox.unmappedClientSecret(),
                sandbox.url().toString());
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode inner() {
            return json().path("error").path("innererror");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Blanks in the path are encoded here, so that tests stay readable. */
    Answer send(String method, String path, String body, String... headers) {
        String address = path.startsWith("http") ? path : sandbox.url() + "/data/" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.replace(" ", "%20")))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            return new Answer(
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
