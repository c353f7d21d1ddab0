package dev.gangway.odata.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token.
 *
 * @param renewAt time from which a new one should be fetched
 * @param end time from which the service no longer accepts this one
 */
public record Token(String value, Instant renewAt, Instant end) {

    /** Renewing early leaves time for an outage of the token endpoint: the old token is used until its end. */
    private static final Duration RENEW_EARLY = Duration.ofMinutes(5);

    /** A longer stated lifetime is cut to this. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    public static Token of(String value, Instant asked, long seconds) {
        Duration life = Duration.ofSeconds(Math.min(Math.max(seconds, 1), LONGEST_LIFE.toSeconds()));
        Duration half = life.dividedBy(2);
        Duration early = half.compareTo(RENEW_EARLY) < 0 ? half : RENEW_EARLY;
        return new Token(value, asked.plus(life).minus(early), asked.plus(life));
    }

    public Token renewedAt(Instant time) {
        return new Token(value, time, end);
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return "Token[renewAt=" + renewAt + ", end=" + end + "]";
    }
}
