package dev.gangway.sandbox.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies bearer tokens. They look like Entra ID's (three parts, JSON inside) but are signed with a key
 * of this process. Thread-safe.
 */
public final class TokenIssuer {
    /** Entra ID's lifetime for client credentials, which is one second short of the hour. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(3599);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec key;
    private volatile Duration lifetime;
    private volatile long generation;

    public TokenIssuer(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    public Duration lifetime() {
        return lifetime;
    }

    public void lifetime(Duration duration) {
        lifetime = duration;
    }

    /** Expires every token issued so far. */
    public synchronized void expireAll() {
        generation++;
    }

    String issue(Application application, String audience) {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"aud\":\"" + audience.replaceAll("[\"\\\\]", "") + "\",\"iat\":" + now + ",\"nbf\":" + now
                + ",\"exp\":"
                + (now + lifetime.toSeconds()) + ",\"appid\":\"" + application.clientId() + "\",\"oid\":\""
                + application.userId()
                + "\",\"gen\":" + generation + "}";
        String signed = HEADER + "." + encode(claims);
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    /** Returns the user that a token names, or null when the token is foreign, malformed or expired. */
    public UUID verify(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !token.startsWith(HEADER + ".")) {
            return null;
        }
        byte[] expected = BASE64.encode(sign(token.substring(0, dot)));
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))) {
            return null;
        }
        String claims = new String(
                Base64.getUrlDecoder().decode(token.substring(HEADER.length() + 1, dot)), StandardCharsets.UTF_8);
        boolean current = number(claims, "gen") == generation
                && number(claims, "exp") > clock.instant().getEpochSecond();
        return current ? UUID.fromString(text(claims, "oid")) : null;
    }

    /** Returns the audience of a token that {@link #verify} has accepted. */
    public String audience(String token) {
        int dot = token.lastIndexOf('.');
        return text(
                new String(
                        Base64.getUrlDecoder().decode(token.substring(HEADER.length() + 1, dot)),
                        StandardCharsets.UTF_8),
                "aud");
    }

    /** Finds a number without a parser, because the claims always have the same layout. */
    private static long number(String claims, String name) {
        int start = claims.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = start;
        while (Character.isDigit(claims.charAt(end))) {
            end++;
        }
        return Long.parseLong(claims, start, end, 10);
    }

    private static String text(String claims, String name) {
        int start = claims.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return claims.substring(start, claims.indexOf('"', start));
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
