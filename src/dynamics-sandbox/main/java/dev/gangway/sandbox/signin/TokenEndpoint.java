package dev.gangway.sandbox.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers token requests. Sources: Microsoft identity platform, OAuth 2.0 client credentials flow. */
public final class TokenEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final String SCOPE_SUFFIX = "/.default";

    private final Registrations registrations;
    private final AssertionJudge assertions;
    private final TokenIssuer issuer;
    private final Clock clock;

    public TokenEndpoint(List<Application> applications, TokenIssuer issuer, Clock clock) {
        this.registrations = new Registrations(applications);
        this.assertions = new AssertionJudge(registrations, clock);
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Returns the credentials of the applications. */
    public Registrations registrations() {
        return registrations;
    }

    /** An answer: status and JSON body. */
    public record Answer(int status, byte[] body) {}

    /**
     * @param form the form fields; of a repeated field, the first value
     * @param tokenUrl the endpoint's URL as the client called it
     */
    public Answer token(Map<String, String> form, String tokenUrl) {
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        String scope = form.get("scope");
        if (scope == null || !scope.endsWith(SCOPE_SUFFIX)) {
            return refused(
                    400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.");
        }
        String clientId = form.getOrDefault("client_id", "");
        Application application = registrations.application(clientId);
        if (application == null) {
            return refused(400, "unauthorized_client", 700016, "Application was not found in the directory.");
        }
        Refusal refusal = proof(clientId, form, tokenUrl);
        if (refusal != null) {
            return refused(refusal.status(), refusal.error(), refusal.number(), refusal.description());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", issuer.lifetime().toSeconds());
        body.put("ext_expires_in", issuer.lifetime().toSeconds());
        body.put("access_token", issuer.issue(application, scope.substring(0, scope.length() - SCOPE_SUFFIX.length())));
        return answer(200, body);
    }

    /** Answers the discovery request of a client that looks up the tenant before it requests a token. */
    public Answer discovery(String tenantUrl, String tenant) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_endpoint", tenantUrl + "/oauth2/v2.0/token");
        body.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "private_key_jwt"));
        body.put("authorization_endpoint", tenantUrl + "/oauth2/v2.0/authorize");
        body.put("jwks_uri", tenantUrl + "/discovery/v2.0/keys");
        body.put("issuer", tenantUrl + "/v2.0");
        body.put("response_types_supported", List.of("code", "id_token", "code id_token", "id_token token"));
        body.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        body.put("subject_types_supported", List.of("pairwise"));
        body.put("id_token_signing_alg_values_supported", List.of("RS256"));
        body.put("tenant_region_scope", "EU");
        body.put("tenant", tenant);
        return answer(200, body);
    }

    private Refusal proof(String clientId, Map<String, String> form, String tokenUrl) {
        if (form.containsKey("client_assertion")) {
            return assertions.judge(
                    clientId, form, List.of(tokenUrl, tokenUrl.replaceFirst("/oauth2/v2\\.0/token$", "/v2.0")));
        }
        return secretMatches(clientId, form.getOrDefault("client_secret", ""))
                ? null
                : Refusal.client(7000215, "Invalid client secret provided.");
    }

    private boolean secretMatches(String clientId, String secret) {
        return MessageDigest.isEqual(
                registrations.secret(clientId).getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8));
    }

    private Answer refused(int status, String error, int number, String description) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String time = TIME.format(clock.instant());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + number + ": " + description + " Trace ID: " + trace + " Correlation ID: " + correlation
                        + " Timestamp: " + time);
        body.put("error_codes", List.of(number));
        body.put("timestamp", time);
        body.put("trace_id", trace);
        body.put("correlation_id", correlation);
        return answer(status, body);
    }

    private static Answer answer(int status, Map<String, Object> body) {
        try {
            return new Answer(status, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }
}
