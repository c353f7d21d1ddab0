package dev.gangway.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The sink over {@code java.net.http}, signed in once: for the contenders that bring no client of their own. */
final class WebApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ACCEPTED = "HTTP/1.1 204";

    private final URI root;
    private final String authorization;
    private final String currency;

    WebApi(Sink sink) {
        root = sink.url().resolve("/api/data/v9.2/");
        HttpRequest signIn = HttpRequest.newBuilder(sink.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + sink.clientId()
                        + "&client_secret=" + sink.clientSecret() + "&scope=" + sink.url() + "/.default"))
                .build();
        authorization = "Bearer " + json(send(signIn)).path("access_token").asText();
        JsonNode euro = json(send(request("transactioncurrencies?$select=transactioncurrencyid,isocurrencycode")
                .build()));
        currency = euro.findParents("isocurrencycode").stream()
                .filter(row -> row.path("isocurrencycode").asText().equals("EUR"))
                .map(row -> row.path("transactioncurrencyid").asText())
                .findFirst()
                .orElseThrow();
    }

    URI root() {
        return root;
    }

    String authorization() {
        return authorization;
    }

    /** The key of the currency that all prospects have. */
    String currency() {
        return currency;
    }

    /** Sends one request and gives the answer's body. */
    byte[] post(String path, String type, byte[] body, int expected) {
        HttpResponse<byte[]> answer = send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(path + ": status " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends a {@code $batch} whose boundary is {@code batch_1}, and gives the answer's body. */
    byte[] batch(byte[] body) {
        return post("$batch", "multipart/mixed; boundary=batch_1", body, 200);
    }

    /** @throws IllegalStateException when not all writes of a {@code $batch} were accepted */
    static void expectAccepted(String answer, int writes) {
        int accepted = 0;
        for (int i = answer.indexOf(ACCEPTED); i >= 0; i = answer.indexOf(ACCEPTED, i + 1)) {
            accepted++;
        }
        if (accepted != writes) {
            throw new IllegalStateException("Only " + accepted + " of " + writes + " were accepted");
        }
    }

    /** Reads JSON; the preferences are those of the header {@code Prefer}. */
    JsonNode get(String path, String preferences) {
        HttpResponse<byte[]> answer =
                send(request(path).header("Prefer", preferences).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": status " + answer.statusCode());
        }
        return json(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", authorization)
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
