package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlOverHttpTest {
    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private final HttpClient http = HttpClient.newHttpClient();
    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return call(HttpRequest.newBuilder(sales.sandbox().controlUrl().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper()
                .readTree(
                        call(HttpRequest.newBuilder(sales.sandbox().controlUrl().resolve(path)))
                                .body());
    }

    @Test
    void faults() throws Exception {
        post(
                "/faults",
                "{\"effect\":\"answer\",\"status\":429,\"code\":\"0x80072322\",\"retryAfter\":3,\"method\":\"GET\",\"path\":\"leads\"}");

        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
        TestClient.Answer answer = client.get("leads");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("0x80072322");
        assertThat(answer.header("Retry-After")).isEqualTo("3");
    }

    @Test
    void actingAsTheSeller() throws Exception {
        UUID lead = client.create("leads", "{\"subject\":\"A\",\"lastname\":\"B\"}");

        JsonNode qualified = new ObjectMapper()
                .readTree(post("/seller/qualify", "{\"lead\":\"" + lead + "\"}").body());
        post(
                "/seller/win",
                "{\"opportunity\":\"" + qualified.path("opportunity").asText() + "\"}");

        assertThat(client.get("opportunities").rows().get(0).path("statecode").asInt())
                .isEqualTo(1);
    }

    @Test
    void aRefusalToTheSellerIsTold() throws Exception {
        HttpResponse<String> answer = post("/seller/win", "{\"opportunity\":\"" + UUID.randomUUID() + "\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("0x80040217");
    }

    @Test
    void dumpRequestsAndViolations() throws Exception {
        client.create("leads", "{\"subject\":\"A\",\"lastname\":\"B\"}");
        client.post("leads", "{\"subject\":\"A\",\"lastname\":\"B\",\"fullname\":\"C\"}");

        assertThat(get("/dump").path("leads")).hasSize(1);
        assertThat(get("/requests").path("count").asInt()).isEqualTo(2);
        assertThat(get("/violations").get(0).path("column").asText()).isEqualTo("fullname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/faults/clear",
                "/unfreeze",
                "/up",
                "/tokens/expire",
                "/tokens/lifetime",
                "/deltas/expire",
                "/clock",
                "/limits",
                "/strict",
                "/requests/clear",
                "/violations/clear"
            })
    void commandsWithoutArguments(String path) throws Exception {
        assertThat(post(path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void keysBulkMessagesAndPrivileges() throws Exception {
        assertThat(post("/keys", "{\"table\":\"lead\",\"name\":\"k\",\"columns\":[\"msdyn_prospectid\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("EntityDefinitions(LogicalName='lead')/Keys")
                        .rows()
                        .get(0)
                        .path("EntityKeyIndexStatus")
                        .asText())
                .isEqualTo("Active");
        post("/keys/active", "{\"table\":\"lead\",\"name\":\"k\",\"active\":false}");
        assertThat(client.get("EntityDefinitions(LogicalName='lead')/Keys")
                        .rows()
                        .get(0)
                        .path("EntityKeyIndexStatus")
                        .asText())
                .isEqualTo("InProgress");
        post("/keys/remove", "{\"table\":\"lead\",\"name\":\"k\"}");
        assertThat(client.get("EntityDefinitions(LogicalName='lead')/Keys").rows())
                .isEmpty();
        post("/bulk", "{\"table\":\"lead\",\"available\":false}");
        assertThat(client.post("leads/Microsoft.Dynamics.CRM.CreateMultiple", "{}")
                        .status())
                .isEqualTo(404);
        post("/privileges/deny", "{\"privilege\":\"prvReadLead\"}");
        assertThat(client.get("leads").status()).isEqualTo(403);
    }

    @Test
    void whatIsMissingOrUnknownIsTold() throws Exception {
        assertThat(post("/nosuch", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/keys", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/seller/win", "{").statusCode()).isEqualTo(400);
    }
}
