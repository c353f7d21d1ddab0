package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.junit.SandboxExtension;
import dev.gangway.sandbox.records.WellKnown;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlOverHttpTest {
    private static final String LEAD = "{\"subject\":\"A\",\"lastname\":\"B\"}";

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
    void faultsBeforeAndAfterTheChange() throws Exception {
        post("/faults", "{\"effect\":\"reset\",\"path\":\"leads\",\"times\":2}");
        assertThatThrownBy(() -> client.post("leads", LEAD)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.post("leads", LEAD)).isInstanceOf(UncheckedIOException.class);
        assertThat(leads()).isZero();

        post("/faults", "{\"effect\":\"reset\",\"path\":\"leads\",\"afterApplying\":true}");
        assertThatThrownBy(() -> client.post("leads", LEAD)).isInstanceOf(UncheckedIOException.class);
        post("/faults", "{\"effect\":\"cut\",\"path\":\"leads\"}");
        assertThatThrownBy(() -> client.post("leads", LEAD, "Prefer", "return=representation"))
                .isInstanceOf(UncheckedIOException.class);
        post("/faults", "{\"effect\":\"delay\",\"millis\":1,\"path\":\"leads\",\"afterApplying\":true}");
        assertThat(client.post("leads", LEAD).status()).isEqualTo(204);
        assertThat(leads()).isEqualTo(3);
    }

    @Test
    void faultsOfGatewaysPartsAndRecords() throws Exception {
        post("/faults", "{\"status\":502,\"html\":\"<p>Bad Gateway</p>\",\"always\":true}");
        assertThat(client.get("WhoAmI").body()).isEqualTo("<p>Bad Gateway</p>");
        assertThat(client.get("WhoAmI").status()).isEqualTo(502);
        post("/faults/clear", "");
        assertThat(client.get("WhoAmI").status()).isEqualTo(200);

        post("/faults", "{\"status\":500,\"path\":\"leads\",\"inBatch\":true}");
        assertThat(client.send(
                                "POST",
                                "$batch",
                                "--b\r\nContent-Type: application/http\r\n\r\nGET leads HTTP/1.1\r\n\r\n--b--\r\n",
                                "Content-Type",
                                "multipart/mixed; boundary=b")
                        .body())
                .contains("HTTP/1.1 500 ");
        post(
                "/faults",
                "{\"status\":400,\"code\":\"0x80040265\",\"message\":\"No\",\"table\":\"lead\",\"column\":\"lastname\",\"value\":\"B\"}");
        assertThat(client.post("leads", LEAD).errorMessage()).isEqualTo("No");
        assertThat(client.post("leads", LEAD).status()).isEqualTo(204);
    }

    @Test
    void freezingAndThawing() throws Exception {
        post("/freeze", "");
        CompletableFuture<TestClient.Answer> held = CompletableFuture.supplyAsync(() -> client.post("leads", LEAD));
        assertThat(get("/dump").path("leads")).isEmpty();

        post("/unfreeze", "");

        assertThat(held.join().status()).isEqualTo(204);
    }

    @Test
    void outages() throws Exception {
        post("/unavailable", "");
        assertThat(client.get("WhoAmI").status()).isEqualTo(503);
        post("/up", "");
        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
        post("/down", "");
        assertThatThrownBy(() -> client.get("WhoAmI")).isInstanceOf(UncheckedIOException.class);
        post("/up", "");
        Awaitility.await().until(() -> client.get("WhoAmI").status() == 200);
    }

    @Test
    void tokensDeltasAndTime() throws Exception {
        String delta = client.get("leads", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
        post("/deltas/expire", "");
        assertThat(client.get(delta).errorCode()).isEqualTo("0x80044352");
        post("/tokens/expire", "");
        assertThat(client.get("WhoAmI").status()).isEqualTo(401);
        post("/tokens/lifetime", "{\"seconds\":60}");
        client = TestClient.integration(sales.sandbox());
        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
        post("/clock", "{\"seconds\":61}");
        assertThat(client.get("WhoAmI").status()).isEqualTo(401);
    }

    @Test
    void limitsAndStrictness() throws Exception {
        post("/strict", "{\"on\":false}");
        assertThat(client.post("leads", "{\"lastname\":\"B\",\"fullname\":\"C\"}")
                        .status())
                .isEqualTo(204);
        assertThat(get("/violations").findValuesAsText("column")).containsExactlyInAnyOrder("fullname", "subject");
        post("/violations/clear", "");
        assertThat(get("/violations")).isEmpty();
        post("/strict", "{\"on\":true}");
        assertThat(client.post("leads", "{\"lastname\":\"B\"}").errorCode()).isEqualTo("SandboxStrict");
        post("/requests/clear", "");
        assertThat(get("/requests").path("count").asInt()).isZero();
        post("/limits", "{\"requests\":1}");
        client.get("WhoAmI");
        assertThat(client.get("WhoAmI").errorCode()).isEqualTo("0x80072322");
    }

    @Test
    void everythingASellerDoes() throws Exception {
        UUID lead = client.create("leads", LEAD);
        post("/seller/disqualify", "{\"lead\":\"" + lead + "\",\"status\":5}");
        assertThat(status("leads(" + lead + ")")).isEqualTo(5);
        post("/seller/reactivate", "{\"lead\":\"" + lead + "\"}");
        assertThat(status("leads(" + lead + ")")).isEqualTo(1);
        UUID merged = client.create("leads", LEAD);
        post("/seller/merge", "{\"lead\":\"" + merged + "\",\"into\":\"" + lead + "\"}");
        JsonNode closed = client.get("leads(" + merged + ")").json();
        assertThat(closed.path("statuscode").asInt()).isEqualTo(7);
        assertThat(closed.path("merged").asBoolean()).isTrue();
        assertThat(closed.path("_masterid_value").asText()).isEqualTo(lead.toString());
        String opportunity = new ObjectMapper()
                .readTree(post("/seller/qualify", "{\"lead\":\"" + lead + "\",\"account\":false}")
                        .body())
                .path("opportunity")
                .asText();
        assertThat(client.get("accounts").rows()).isEmpty();
        post("/seller/lose", "{\"opportunity\":\"" + opportunity + "\"}");
        assertThat(status("opportunities(" + opportunity + ")")).isEqualTo(4);
        post("/seller/reopen", "{\"opportunity\":\"" + opportunity + "\"}");
        assertThat(status("opportunities(" + opportunity + ")")).isEqualTo(1);
        post("/seller/delete", "{\"table\":\"opportunity\",\"id\":\"" + opportunity + "\"}");
        assertThat(client.get("opportunities(" + opportunity + ")").status()).isEqualTo(404);
    }

    private int status(String path) {
        return client.get(path).json().path("statuscode").asInt();
    }

    private int leads() {
        return Integer.parseInt(client.get("leads/$count").body());
    }

    @Test
    void pagesInABrowserAreKeptOut() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        sales.sandbox().controlUrl().resolve("/down"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(call(request).statusCode()).isEqualTo(403);
        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
    }

    /** The JDK's client sets the host itself, so this speaks HTTP by hand. */
    @ParameterizedTest
    @CsvSource({
        "evil.example, 403",
        "evil.example:80, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example, 403",
        "localhost, 200",
        "localhost:4711, 200",
        "127.0.0.1, 200",
        "[::1]:4711, 200"
    })
    void onlyNamesOfThisMachineLeadToIt(String host, int status) throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), sales.sandbox().controlUrl().getPort())) {
            socket.getOutputStream()
                    .write(("GET /dump HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
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
        post("/privileges/grant", "{\"privilege\":\"prvReadLead\"}");
        assertThat(client.get("leads").status()).isEqualTo(200);
        post("/privileges/deny", "{\"privilege\":\"prvReadLead\",\"user\":\"" + WellKnown.SELLER + "\"}");
        assertThat(client.get("leads").status()).isEqualTo(200);
        assertThat(TestClient.seller(sales.sandbox()).get("leads").status()).isEqualTo(403);
    }

    @Test
    void whatIsMissingOrUnknownIsTold() throws Exception {
        assertThat(post("/nosuch", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/keys", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/seller/win", "{").statusCode()).isEqualTo(400);
    }
}
