package dev.gangway.odata.signin.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.http.Json;
import dev.gangway.odata.http.ProtectionGate;
import dev.gangway.odata.signin.Credential;
import dev.gangway.odata.signin.Token;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens of a managed identity. Errors and waits are handled as described on the page "How to use managed identities
 * for Azure resources on an Azure VM to acquire an access token": 404, 410 and 5xx are transient, 429 asks to wait,
 * any other 4xx is permanent.
 */
final class IdentityCredential implements Credential {
    private static final int MOST_ATTEMPTS = 3;
    private static final long LIFE_WHEN_NOT_TOLD = 600;

    private final IdentityEndpoint endpoint;
    private final String resource;
    private final String clientId;
    private final Clock wall;
    private final Clock steady;
    private final Duration pause;
    private final ProtectionGate gate;

    /** Uses no proxy, because a proxy would be another machine, with another identity or none. */
    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param pause before the second attempt; doubled before the third */
    IdentityCredential(
            IdentityEndpoint endpoint, String resource, String clientId, Clock wall, Clock steady, Duration pause) {
        this.endpoint = endpoint;
        this.resource = resource;
        this.clientId = clientId;
        this.wall = wall;
        this.steady = steady;
        this.pause = pause;
        this.gate = new ProtectionGate(endpoint.name(), wall, steady);
    }

    @Override
    public Token fetch() {
        gate.pass();
        for (int attempt = 1; ; attempt++) {
            Instant asked = steady.instant();
            HttpResponse<String> answer = ask();
            int status = answer.statusCode();
            if (status == 200) {
                return token(asked, json(answer));
            }
            if (status == 429) {
                gate.close(answer.headers().firstValue("Retry-After").orElse(null));
                throw unavailable("has had too many requests", status, null);
            }
            if (status >= 400 && status < 500 && status != 404 && status != 408 && status != 410) {
                throw refused(status, json(answer));
            }
            if (attempt == MOST_ATTEMPTS) {
                throw unavailable("cannot be used now: status " + status, status, null);
            }
            sleep(pause.multipliedBy(attempt));
        }
    }

    private HttpResponse<String> ask() {
        try {
            return endpoint.ask(http, resource, clientId);
        } catch (IOException e) {
            throw unavailable("does not answer (" + e.getClass().getSimpleName() + "). " + endpoint.cure(), 0, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for", 0, e);
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for", 0, e);
        }
    }

    private Token token(Instant asked, JsonNode json) {
        String value = json.path("access_token").asText("");
        if (value.isBlank()) {
            throw unavailable("answered without a token", 200, null);
        }
        // numbers or texts, and some platforms omit one or the other
        long seconds = json.path("expires_in").asLong(0);
        long until = json.path("expires_on").asLong(0);
        if (seconds <= 0 && until > 0) {
            seconds = until - wall.instant().getEpochSecond();
        }
        return Token.of(value, asked, seconds > 0 ? seconds : LIFE_WHEN_NOT_TOLD);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Reports the error's code only, which is one word; the message is long and may contain anything. */
    private SignInException refused(int status, JsonNode json) {
        String error = json.path("error").asText("");
        String code = error.matches("[a-z_]{1,40}") ? error : null;
        return new SignInException(
                "No token by managed identity: " + endpoint.name() + " answers with status " + status
                        + (code == null ? "" : ", " + code) + ". " + endpoint.cure(),
                status,
                code,
                null);
    }

    private ServiceUnavailableException unavailable(String why, int status, Exception cause) {
        return new ServiceUnavailableException(
                "No token by managed identity: " + endpoint.name() + " " + why, status, null, null, gate.left(), cause);
    }
}
