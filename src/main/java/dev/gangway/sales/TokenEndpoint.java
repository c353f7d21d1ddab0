package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for tokens by OAuth 2.0 client credentials, and knows what a refusal means. Thread-safe. */
final class TokenEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);
    private static final Duration LIFE_WHEN_NOT_TOLD = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What people get wrong, by the numbers that the identity platform gives ("Microsoft Entra error codes"). */
    private static final Map<String, String> CURES = Map.of(
            "7000215", "the client secret is wrong",
            "7000222", "the client secret has expired",
            "700016", "the tenant does not know this client id",
            "90002", "there is no such tenant",
            "500011", "the tenant does not know this environment, see scope",
            "70011", "the scope is not valid");

    private final CamelHttp http;
    private final DataverseConnection connection;
    private final Clock clock;
    private final ProtectionGate gate;

    TokenEndpoint(CamelHttp http, DataverseConnection connection, Clock clock) {
        this.http = http;
        this.connection = connection;
        this.clock = clock;
        this.gate = new ProtectionGate("The token endpoint", clock);
    }

    /**
     * Fetches a token.
     *
     * @throws DataverseSignInException when the credentials are refused
     * @throws DataverseUnavailableException when the token endpoint cannot be used now
     */
    Token fetch() {
        gate.pass();
        Instant asked = clock.instant();
        String form = "client_id=" + encoded(connection.clientId()) + "&client_secret="
                + encoded(connection.clientSecret()) + "&scope=" + encoded(connection.scope())
                + "&grant_type=client_credentials";
        HttpAnswer answer = http.send(
                "POST",
                connection.tokenUrl(),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form.getBytes(StandardCharsets.US_ASCII));
        gate.observe(answer);
        int status = answer.status();
        JsonNode json = json(answer);
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw refused(status, json);
        }
        if (!answer.ok() || !json.isObject()) {
            throw new DataverseUnavailableException(
                    "The token endpoint " + connection.tokenUrl() + " cannot be used now: status " + status,
                    status,
                    null,
                    null,
                    gate.left(),
                    null);
        }
        String value = json.path("access_token").asText("");
        if (value.isBlank()) {
            throw new DataverseSignInException(
                    "The token endpoint answered without a token; is its address right?", status, null, null);
        }
        LOG.debug("Got a token for {}", connection.scope());
        return Token.of(value, asked, json.path("expires_in").asLong(LIFE_WHEN_NOT_TOLD.toSeconds()));
    }

    /** Missing when the answer is not JSON: then it comes from something in between. */
    private static JsonNode json(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Of the error's text only the numbers are passed on: the text is free, and this is where the secret went. */
    private DataverseSignInException refused(int status, JsonNode json) {
        String error = json.path("error").asText("");
        String code = error.matches("[a-z_]{1,40}") ? error : null;
        StringBuilder message = new StringBuilder("The token endpoint refused client ")
                .append(connection.clientId())
                .append(": status ")
                .append(status);
        if (code != null) {
            message.append(", ").append(code);
        }
        for (JsonNode number : json.path("error_codes")) {
            if (number.isIntegralNumber()) {
                String cure = CURES.get(number.asText());
                message.append(", AADSTS").append(number.asText()).append(cure == null ? "" : " (" + cure + ")");
            }
        }
        return new DataverseSignInException(message.toString(), status, code, null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
