package dev.gangway.odata.signin.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.signin.Credential;
import dev.gangway.odata.signin.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity endpoints of the platforms, played by a server that insists on their headers. */
class ManagedIdentityTest {
    private static final String SCOPE = "https://contoso.crm4.dynamics.com/.default";
    private static final String USER_ASSIGNED = "5b0f1e2c-0000-4000-8000-000000000001";

    private record Answer(int status, String body, String header, String value) {
        Answer(int status, String body) {
            this(status, body, null, null);
        }
    }

    @TempDir
    Path directory;

    private HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String neededHeader = "Metadata";
    private String neededValue = "true";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String proof = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestURI() + (proof == null ? "" : " " + proof));
        Answer answer = neededValue.equals(exchange.getRequestHeaders().getFirst(neededHeader))
                ? answers.remove()
                : new Answer(400, "{\"error\":\"invalid_request\"}");
        if (answer.header() != null) {
            exchange.getResponseHeaders().add(answer.header(), answer.value());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Credential credential(String clientId, Map<String, String> environment) {
        return new ManagedIdentity(SCOPE, clientId, environment::get, directory, Duration.ofMillis(1))
                .open(null, Clock.systemUTC(), Clock.systemUTC());
    }

    private Credential imds(String clientId) {
        return credential(clientId, Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", address()));
    }

    private static Answer token(String life) {
        return new Answer(200, "{\"access_token\":\"the-token\"," + life + ",\"token_type\":\"Bearer\"}");
    }

    @Test
    void theMetadataServiceHandsOutATokenForAResource() {
        answers.add(token("\"expires_in\":\"3599\",\"expires_on\":\"1\""));

        Token token = imds("").fetch();

        assertThat(token.value()).isEqualTo("the-token");
        assertThat(Duration.between(Instant.now(), token.end())).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
        assertThat(asked)
                .containsExactly("/metadata/identity/oauth2/token?api-version=2018-02-01"
                        + "&resource=https%3A%2F%2Fcontoso.crm4.dynamics.com");
    }

    @Test
    void aUserAssignedIdentityIsNamed() {
        answers.add(token("\"expires_in\":\"3599\""));

        imds(USER_ASSIGNED).fetch();

        assertThat(asked).singleElement().asString().endsWith("&client_id=" + USER_ASSIGNED);
    }

    @Test
    void passingTroubleIsTriedAgain() {
        answers.addAll(List.of(new Answer(410, ""), new Answer(500, "{}"), token("\"expires_in\":\"60\"")));

        assertThat(imds("").fetch().value()).isEqualTo("the-token");
    }

    @Test
    void troubleThatStaysIsAnOutage() {
        answers.addAll(List.of(new Answer(404, ""), new Answer(503, ""), new Answer(500, "")));

        assertThatThrownBy(imds("")::fetch)
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("status 500");
    }

    @Test
    void tooManyRequestsCloseTheGate() {
        answers.add(new Answer(429, "{}", "Retry-After", "30"));
        Credential credential = imds("");

        ServiceUnavailableException first = catchThrowableOfType(ServiceUnavailableException.class, credential::fetch);
        assertThatThrownBy(credential::fetch).isInstanceOf(ServiceUnavailableException.class);

        assertThat(first.retryAfter()).isPositive();
        assertThat(asked).as("nothing is sent while the gate is closed").hasSize(1);
    }

    @Test
    void aMissingIdentityIsForAPerson() {
        answers.add(new Answer(400, "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}"));

        assertThatThrownBy(imds("")::fetch)
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("invalid_request")
                .hasMessageContaining("managed identity assigned");
    }

    @Test
    void aMachineOutsideAzureIsNamed() {
        server.stop(0);

        assertThatThrownBy(imds("")::fetch)
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("See that this is an Azure machine");
    }

    @Test
    void appServiceWantsItsHeaderAndTellsOnlyTheEnd() {
        neededHeader = "X-IDENTITY-HEADER";
        neededValue = "853b9a84-5bfa-4b22-a3f3-0b9a43d9ad8a";
        answers.add(token("\"expires_on\":\"" + Instant.now().plusSeconds(7200).getEpochSecond() + "\""));
        Credential credential =
                credential("", Map.of("IDENTITY_ENDPOINT", address() + "/MSI/token", "IDENTITY_HEADER", neededValue));

        Token token = credential.fetch();

        assertThat(Duration.between(Instant.now(), token.end()))
                .isBetween(Duration.ofMinutes(115), Duration.ofMinutes(120));
        assertThat(asked).singleElement().asString().startsWith("/MSI/token?api-version=2019-08-01&resource=");
    }

    private Credential arc(String clientId) {
        return credential(
                clientId, Map.of("IDENTITY_ENDPOINT", address() + "/arc", "IMDS_ENDPOINT", "http://localhost:40342"));
    }

    @Test
    void arcIsShownWhatStandsInItsChallengeFile() throws IOException {
        Path challenge = Files.writeString(directory.resolve("a.key"), "c2VjcmV0");
        answers.add(new Answer(401, "", "WWW-Authenticate", "Basic realm=" + challenge));
        answers.add(token("\"expires_in\":\"3599\""));

        assertThat(arc("").fetch().value()).isEqualTo("the-token");
        assertThat(asked).hasSize(2).last().asString().endsWith(" Basic c2VjcmV0");
    }

    @Test
    void arcMayNotHaveOtherFilesReadOut() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("tokens"));
        Path outside = Files.writeString(directory.resolve("passwords.key"), "private");
        for (String path : List.of(
                outside.toString(),
                inside + "/../passwords.key",
                directory.resolve("tokens/notes.txt").toString())) {
            answers.clear();
            answers.add(new Answer(401, "", "WWW-Authenticate", "Basic realm=" + path));
            Credential credential = new ManagedIdentity(
                            SCOPE,
                            "",
                            Map.of("IDENTITY_ENDPOINT", address() + "/arc", "IMDS_ENDPOINT", "x")::get,
                            inside,
                            Duration.ofMillis(1))
                    .open(null, Clock.systemUTC(), Clock.systemUTC());

            assertThatThrownBy(credential::fetch)
                    .isInstanceOf(SignInException.class)
                    .hasMessageContaining("outside");
        }
        assertThat(asked).as("only the first question each time").hasSize(3).noneMatch(one -> one.contains("Basic"));
    }

    @Test
    void arcHasNoUserAssignedIdentities() {
        assertThatThrownBy(arc(USER_ASSIGNED)::fetch).hasMessageContaining("leave the client id out");
        assertThat(asked).isEmpty();
    }
}
