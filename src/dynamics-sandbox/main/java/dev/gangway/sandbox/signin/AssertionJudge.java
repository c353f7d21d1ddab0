package dev.gangway.sandbox.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at client assertions as Entra ID does: signature, thumbprint, audience, times and whose it is. Sources: "Microsoft
 * identity platform application authentication certificate credentials", "Workload identity federation", "Microsoft Entra
 * authentication and authorization error codes".
 */
final class AssertionJudge {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int SALT_BYTES = 32;

    private final Registrations registrations;
    private final Clock clock;
    /** The identifiers of assertions that were taken, until they could not be shown again anyway. */
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();

    AssertionJudge(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    private record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {
        String claim(String name) {
            return claims.path(name).asText("");
        }
    }

    /**
     * @param audiences the accepted values of the claim {@code aud}
     * @return the error, or null when the assertion is valid
     */
    Refusal judge(String clientId, Map<String, String> form, List<String> audiences) {
        if (!TYPE.equals(form.get("client_assertion_type"))) {
            return Refusal.client(7000218, "The request body must contain 'client_assertion' or 'client_secret'.");
        }
        Jwt jwt = read(form.get("client_assertion"));
        if (jwt == null) {
            return Refusal.client(50027, "Invalid JWT token.");
        }
        Refusal time = time(jwt);
        if (time != null) {
            return time;
        }
        return jwt.claim("iss").equals(clientId) ? own(clientId, jwt, audiences) : federated(clientId, jwt);
    }

    private Refusal time(Jwt jwt) {
        Instant now = clock.instant();
        Instant begin = Instant.ofEpochSecond(jwt.claims().path("nbf").asLong(0));
        Instant end = Instant.ofEpochSecond(jwt.claims().path("exp").asLong(0));
        return now.plus(SKEW).isBefore(begin) || now.minus(SKEW).isAfter(end)
                ? Refusal.client(700024, "Client assertion is not within its valid time range.")
                : null;
    }

    private Refusal own(String clientId, Jwt jwt, List<String> audiences) {
        if (!jwt.claim("sub").equals(clientId)) {
            return Refusal.client(
                    700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
        }
        if (!audiences.contains(jwt.claim("aud"))) {
            return Refusal.client(700023, "Client assertion audience claim does not match Realm issuer.");
        }
        if (jwt.claim("jti").isEmpty()) {
            return Refusal.client(50027, "Invalid JWT token. The claim 'jti' is missing.");
        }
        boolean known = registrations.certificates(clientId).stream()
                .anyMatch(certificate -> isNamed(certificate, jwt) && isSigned(certificate.getPublicKey(), jwt));
        if (!known) {
            return Refusal.client(
                    700027,
                    "The certificate with identifier used to sign the client assertion is not registered on application.");
        }
        return isReplayed(clientId, jwt)
                ? Refusal.client(50027, "Invalid JWT token. The claim 'jti' was presented before.")
                : null;
    }

    /** RFC 7523, section 3: a server may see to it that an assertion is shown once, for as long as it would be valid. */
    private boolean isReplayed(String clientId, Jwt jwt) {
        Instant now = clock.instant();
        taken.values().removeIf(now::isAfter);
        Instant end = Instant.ofEpochSecond(jwt.claims().path("exp").asLong(0)).plus(SKEW);
        return taken.putIfAbsent(clientId + ' ' + jwt.claim("jti"), end) != null;
    }

    private Refusal federated(String clientId, Jwt jwt) {
        List<Registrations.Federation> issuer = registrations.federations(clientId).stream()
                .filter(federation -> federation.issuer().equals(jwt.claim("iss")))
                .toList();
        if (issuer.isEmpty()) {
            return Refusal.client(
                    700211, "No matching federated identity record found for presented assertion issuer.");
        }
        List<Registrations.Federation> subject = issuer.stream()
                .filter(federation -> federation.subject().equals(jwt.claim("sub")))
                .toList();
        if (subject.isEmpty()) {
            return Refusal.client(
                    700213, "No matching federated identity record found for presented assertion subject.");
        }
        List<Registrations.Federation> audience = subject.stream()
                .filter(federation -> federation.audience().equals(jwt.claim("aud")))
                .toList();
        if (audience.isEmpty()) {
            return Refusal.client(
                    700212, "No matching federated identity record found for presented assertion audience.");
        }
        return audience.stream().anyMatch(federation -> isSigned(federation.key(), jwt))
                ? null
                : Refusal.client(50027, "Invalid JWT token. Signature validation failed.");
    }

    private static boolean isNamed(X509Certificate certificate, Jwt jwt) {
        String sha1 = jwt.header().path("x5t").asText("");
        String sha256 = jwt.header().path("x5t#S256").asText("");
        return !sha256.isEmpty() && sha256.equals(thumbprint(certificate, "SHA-256"))
                || sha256.isEmpty() && sha1.equals(thumbprint(certificate, "SHA-1"));
    }

    private static String thumbprint(X509Certificate certificate, String algorithm) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(PublicKey key, Jwt jwt) {
        try {
            Signature signature = signature(jwt.header().path("alg").asText(""));
            if (signature == null) {
                return false;
            }
            signature.initVerify(key);
            signature.update(jwt.signed().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(jwt.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        switch (algorithm) {
            case "RS256":
                return Signature.getInstance("SHA256withRSA");
            case "PS256":
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
                return pss;
            default:
                return null;
        }
    }

    private static Jwt read(String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            return header.isObject() && claims.isObject()
                    ? new Jwt(header, claims, parts[0] + "." + parts[1], signature)
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
