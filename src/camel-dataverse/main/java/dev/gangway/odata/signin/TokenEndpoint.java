package dev.gangway.odata.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.Json;
import dev.gangway.odata.http.ProtectionGate;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests tokens with OAuth 2.0 client credentials and interprets errors. Thread-safe. */
public final class TokenEndpoint implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);
    private static final Duration LIFE_WHEN_NOT_TOLD = Duration.ofMinutes(10);

    /** Tokens with many groups have some ten thousand characters; servers accept no headers that are much longer. */
    private static final int LONGEST_TOKEN = 32 * 1024;

    private static final int LARGEST_ANSWER = 4 * LONGEST_TOKEN;

    /** Maximum number of credentials to try: there may be two certificates, and one more in a new file. */
    private static final int MOST_PROOFS = 4;

    private final CamelHttp http;
    private final AppRegistration application;
    private final ClientProof proof;
    private final Clock clock;
    private final ProtectionGate gate;

    /** Uses the secret of a connection. */
    public TokenEndpoint(CamelHttp http, ServiceConnection connection, Clock wall, Clock steady) {
        this(http, AppRegistration.of(connection), new ClientSecret(connection::clientSecret), wall, steady);
    }

    public TokenEndpoint(CamelHttp http, AppRegistration application, ClientProof proof, Clock wall, Clock steady) {
        this.http = http;
        this.application = application;
        this.proof = proof;
        this.clock = steady;
        this.gate = new ProtectionGate("The token endpoint", wall, steady);
    }

    @Override
    public Token fetch() {
        for (int proofs = 1; ; proofs++) {
            try {
                return ask();
            } catch (SignInException e) {
                if (e.status() == 0 || proofs == MOST_PROOFS || !proof.hasAnother()) {
                    throw e;
                }
                LOG.info("{}; trying what has come in its place", e.getMessage());
            }
        }
    }

    private Token ask() {
        gate.pass();
        Instant asked = clock.instant();
        HttpAnswer answer = http.send(
                "POST",
                application.tokenUrl(),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form().getBytes(StandardCharsets.US_ASCII),
                LARGEST_ANSWER);
        gate.observe(answer);
        int status = answer.status();
        JsonNode json = json(answer);
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw TokenRefusal.read(application.clientId(), status, json);
        }
        if (!answer.ok() || !json.isObject()) {
            throw unusable("cannot be used now: status " + status, status);
        }
        LOG.debug("Got a token for {}", application.scope());
        return Token.of(token(status, json), asked, json.path("expires_in").asLong(LIFE_WHEN_NOT_TOLD.toSeconds()));
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", application.clientId());
        fields.putAll(proof.fields(application));
        fields.put("scope", application.scope());
        fields.put("grant_type", "client_credentials");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String token(int status, JsonNode json) {
        String value = json.path("access_token").asText("");
        if (value.isBlank()) {
            throw new SignInException(
                    "The token endpoint answered without a token; is its address right?", status, null, null);
        }
        if (value.length() > LONGEST_TOKEN) {
            throw unusable("gave a token of " + value.length() + " characters, which no server takes", status);
        }
        return value;
    }

    private ServiceUnavailableException unusable(String why, int status) {
        return new ServiceUnavailableException(
                "The token endpoint " + application.tokenUrl() + " " + why, status, null, null, gate.left(), null);
    }

    /** Returns a missing node when the answer is not JSON: it then comes from an intermediary. */
    private static JsonNode json(HttpAnswer answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
