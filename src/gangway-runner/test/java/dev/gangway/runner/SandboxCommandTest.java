package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void theReadyLineHasEverythingThatAClientNeeds() throws Exception {
        try (ChildJvm sandbox = ChildJvm.start(directory, GangwayCommand.class, "sandbox", "--fno-port", "0")) {
            JsonNode ready = json.readTree(sandbox.awaitLine("{"));

            HttpResponse<String> whoAmI = get(
                    ready.path("url").asText() + "/api/data/v9.2/WhoAmI",
                    token(
                            ready,
                            ready.path("clientId").asText(),
                            ready.path("clientSecret").asText()));

            assertThat(whoAmI.statusCode()).isEqualTo(200);
            assertThat(json.readTree(whoAmI.body()).has("UserId")).isTrue();
            assertThat(URI.create(ready.path("controlUrl").asText()).getHost()).isEqualTo("127.0.0.1");

            JsonNode fno = ready.path("fno");
            HttpResponse<String> companies = get(
                    fno.path("url").asText() + "/data/Companies",
                    token(
                            fno,
                            fno.path("clientId").asText(),
                            fno.path("clientSecret").asText()));
            assertThat(companies.statusCode()).isEqualTo(200);
            assertThat(get(fno.path("controlUrl").asText() + "/mails", "none").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aStopEndsItWithExitCodeZero() throws Exception {
        try (ChildJvm sandbox = ChildJvm.start(directory, GangwayCommand.class, "sandbox")) {
            sandbox.awaitLine("{");
            sandbox.terminate();

            assertThat(sandbox.awaitExit(30)).isZero();
            assertThat(sandbox.lines()).hasSize(1);
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (ChildJvm first = ChildJvm.start(directory, GangwayCommand.class, "sandbox")) {
            String port = String.valueOf(
                    URI.create(json.readTree(first.awaitLine("{")).path("url").asText())
                            .getPort());

            Terminal.Result second = Terminal.typeAsIs("sandbox", "--port", port);

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err()).contains(port).hasLineCount(1);
        }
    }

    private String token(JsonNode ready, String clientId, String clientSecret) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + clientSecret
                + "&scope=" + ready.path("url").asText() + "/.default";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ready.path("tokenUrl").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return json.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> get(String url, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
