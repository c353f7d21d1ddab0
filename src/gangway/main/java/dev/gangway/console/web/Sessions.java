package dev.gangway.console.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Browser sessions by a random cookie, and their signed-in users. Kept in memory: after a restart people sign
 * in again. Thread-safe.
 */
final class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST = 1000;
    private static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private record Session(String user, Instant begun, Instant seen) {
        boolean isOver(Instant now) {
            return seen.plus(IDLE).isBefore(now) || begun.plus(LONGEST).isBefore(now);
        }
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** A new cookie value without a signed-in user. */
    String fresh() {
        return text(bytes());
    }

    /** Whether it can be one of ours. */
    static boolean isWellFormed(String id) {
        return ID.matcher(id).matches();
    }

    /** What the forms of this browser carry: only who knows the cookie and this process's key can make it. */
    String token(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text(mac.doFinal(id.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isToken(String id, String token) {
        return MessageDigest.isEqual(
                token(id).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs a user in under a new cookie, so that a cookie known before is worthless. */
    String begin(String user) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.isOver(now));
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().seen()))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
        String id = fresh();
        sessions.put(id, new Session(user, now, now));
        return id;
    }

    Optional<String> user(String id) {
        Instant now = clock.instant();
        Session session = sessions.computeIfPresent(
                id, (key, known) -> known.isOver(now) ? null : new Session(known.user(), known.begun(), now));
        return Optional.ofNullable(session).map(Session::user);
    }

    void end(String id) {
        sessions.remove(id);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
