package dev.gangway.sandbox.fno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a test in another language does: everything over HTTP. */
class FnoControlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PENDING = "Prospects?cross-company=true&$select=ProspectId,B2BProspectStatus";

    private static FnoSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        sandbox = FnoSandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.controlUrl() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void run(String path, String body) throws Exception {
        HttpResponse<String> answer = call("POST", path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    }

    private JsonNode watch(String path) throws Exception {
        return JSON.readTree(call("GET", path, null).body());
    }

    @Test
    void clerksAndRows() throws Exception {
        for (String id : new String[] {"A1", "A2", "A3"}) {
            run(
                    "/prospect",
                    "{\"company\":\"usrt\",\"id\":\"" + id
                            + "\",\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"email\":\"" + id + "@example.com\"}");
        }
        run("/prospects", "{\"company\":\"usmf\",\"count\":3}");
        int mails = watch("/mails").path("count").asInt();
        run("/clerk/approve", "{\"company\":\"usrt\",\"prospect\":\"A1\"}");
        run("/clerk/reject", "{\"company\":\"usrt\",\"prospect\":\"A2\"}");
        run("/clerk/delete", "{\"company\":\"usrt\",\"prospect\":\"A3\"}");
        run("/put", "{\"set\":\"Companies\",\"values\":{\"DataArea\":\"dat\",\"Name\":\"Test\"}}");

        assertThat(watch("/mails").path("count").asInt() - mails).isEqualTo(2);
        assertThat(watch("/rows/Prospects").toString())
                .contains("Approved", "Rejected")
                .doesNotContain("\"A3\"");
        assertThat(watch("/rows/Companies").toString()).contains("\"dat\"");
        assertThat(call("POST", "/clerk/approve", "{\"company\":\"usrt\",\"prospect\":\"A1\"}")
                        .statusCode())
                .as("decided already")
                .isEqualTo(400);
    }

    @Test
    void faultsRightsAndAssumptions() throws Exception {
        FnoClient client = FnoClient.of(sandbox);
        run("/faults", "{\"status\":503}");
        assertThat(client.get(PENDING).status()).isEqualTo(503);
        run("/faults", "{\"status\":503}");
        run("/faults/clear", null);
        assertThat(client.get(PENDING).status()).isEqualTo(200);
        run("/deny", "{\"set\":\"Prospects\"}");
        run("/language", "{\"language\":\"de\"}");
        assertThat(client.get(PENDING).status()).isEqualTo(403);
        run("/grant", "{\"set\":\"Prospects\"}");
        run("/language", "{\"language\":\"en-us\"}");
        run("/unmapped", "{\"unmapped\":true}");
        assertThat(client.get(PENDING).status()).isEqualTo(401);
        run("/unmapped", "{\"unmapped\":false}");
        run("/unavailable", null);
        assertThat(client.get(PENDING).status()).isEqualTo(503);
        run("/up", null);
        run("/assume", "{\"name\":\"approval\",\"option\":\"inert\"}");
        assertThat(watch("/assumptions").path("approval").asText()).isEqualTo("inert");
        run("/assume", "{\"name\":\"approval\",\"option\":\"runs\"}");
        run("/company", "{\"company\":\"usrt\"}");
        run("/approval/delay", "{\"seconds\":600}");
        run("/clock", "{\"seconds\":0}");
        run("/requests/clear", null);
        client.get("Prospects?$select=ProspectId");
        assertThat(watch("/requests").path("count").asInt()).isEqualTo(1);
        assertThat(watch("/misuse").path("NO_CROSS_COMPANY").asInt()).isEqualTo(1);
        run("/misuse/clear", null);
        assertThat(watch("/misuse")).isEmpty();
        run("/tokens/expire", null);
        assertThat(client.get(PENDING).status()).isEqualTo(401);
    }

    @Test
    void whatItDoesNotKnowIsSaid() throws Exception {
        assertThat(call("POST", "/nonsense", null).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/nonsense", null).statusCode()).isEqualTo(404);
        assertThat(call("POST", "/deny", "{}").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/deny", "{").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/assume", "{\"name\":\"approval\",\"option\":\"maybe\"}")
                        .body())
                .contains("runs");
        assertThat(call("GET", "/mails", null, "Origin", "https://example.com").statusCode())
                .as("not for browsers")
                .isEqualTo(403);
    }

    @Test
    void theOlderLimitsByUserAreThereForWhoeverAsks() throws Exception {
        try (FnoSandbox limited = FnoSandbox.start()) {
            FnoClient client = FnoClient.of(limited);
            limited.control().userLimits(2, 0);
            assertThat(client.get(PENDING).status()).isEqualTo(200);
            assertThat(client.get(PENDING).status()).isEqualTo(200);

            FnoClient.Answer third = client.get(PENDING);

            assertThat(third.status()).isEqualTo(429);
            assertThat(Long.parseLong(third.header("Retry-After"))).isBetween(1L, 301L);
            assertThat(third.inner().path("message").asText()).contains("Retry the request after");
            // whoever does not wait is counted
            client.get(PENDING);
            assertThat(limited.control().misuse()).hasSize(1);
            limited.control().userLimits(0, 0);
            assertThat(client.get(PENDING).status()).isEqualTo(200);
        }
    }
}
