package dev.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain HTTP client that signs in and sends what a test tells it, without any opinion about the protocol. */
public final class TestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("\\(([0-9a-f-]{36})\\)$");

    /** Only to end a test that would hang otherwise. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private String token;

    private TestClient(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    static TestClient integration(SalesSandbox sandbox) {
        return signedIn(sandbox, sandbox.clientId(), sandbox.clientSecret());
    }

    public static TestClient seller(SalesSandbox sandbox) {
        return signedIn(sandbox, sandbox.sellerClientId(), sandbox.sellerClientSecret());
    }

    static TestClient withToken(SalesSandbox sandbox, String token) {
        return new TestClient(sandbox.url().resolve("/api/data/v9.2/"), token);
    }

    private static TestClient signedIn(SalesSandbox sandbox, String id, String secret) {
        TestClient client = withToken(sandbox, null);
        client.token =
                client.signIn(sandbox, id, secret).json().path("access_token").asText();
        return client;
    }

    Answer signIn(SalesSandbox sandbox, String id, String secret) {
        return form(
                sandbox.tokenUrl(),
                "grant_type=client_credentials&client_id=" + id + "&client_secret="
                        + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&scope="
                        + URLEncoder.encode(sandbox.url() + "/.default", StandardCharsets.UTF_8));
    }

    Answer form(URI uri, String body) {
        return exchange(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    String token() {
        return token;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Creates a row and gives its id. */
    public UUID create(String set, String json) {
        Answer answer = post(set, json);
        if (answer.status() != 204) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.entityId();
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(encoded(path)))
                .timeout(LONGEST_WAIT)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        List<String> all = new ArrayList<>(List.of(headers));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !all.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < all.size(); i += 2) {
            request.header(all.get(i), all.get(i + 1));
        }
        return exchange(request.build());
    }

    private Answer exchange(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String path) {
        return path.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("|", "%7C");
    }

    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode rows() {
            return json().path("value");
        }

        String errorCode() {
            return json().path("error").path("code").asText();
        }

        String errorMessage() {
            return json().path("error").path("message").asText();
        }

        UUID entityId() {
            Matcher id = ID.matcher(String.valueOf(header("OData-EntityId")));
            if (!id.find()) {
                throw new AssertionError("No id in " + header("OData-EntityId") + ": " + body());
            }
            return UUID.fromString(id.group(1));
        }
    }
}
