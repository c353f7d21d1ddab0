package dev.gangway.sales;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token.
 *
 * @param renewAt from when on a new one should be fetched
 * @param end from when on the service no longer accepts this one
 */
record Token(String value, Instant renewAt, Instant end) {

    /** Renewing early leaves time for a token endpoint that is away for a while: until the end the old token serves. */
    private static final Duration RENEW_EARLY = Duration.ofMinutes(5);

    static Token of(String value, Instant asked, long seconds) {
        Duration life = Duration.ofSeconds(Math.max(seconds, 1));
        Duration half = life.dividedBy(2);
        Duration early = half.compareTo(RENEW_EARLY) < 0 ? half : RENEW_EARLY;
        return new Token(value, asked.plus(life).minus(early), asked.plus(life));
    }

    Token renewedAt(Instant time) {
        return new Token(value, time, end);
    }

    /** Not the value. */
    @Override
    public String toString() {
        return "Token[renewAt=" + renewAt + ", end=" + end + "]";
    }
}
