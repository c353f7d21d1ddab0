package dev.gangway.sales;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate in front of a server that protects itself. When the server says "later", the gate closes for everybody who
 * shares it, because going on would lengthen the wait. Nobody waits at the gate: a call made while it is closed ends at
 * once with the time that is left, so that no thread is held. Thread-safe.
 */
final class ProtectionGate {
    private static final Logger LOG = LoggerFactory.getLogger(ProtectionGate.class);
    private static final int LONGEST_BACKOFF_EXPONENT = 8;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final String server;
    private final Clock clock;

    private Instant closedUntil = Instant.MIN;
    private int unexplained;
    private long requestsSent;
    private long waits;
    private int dopHint = ServiceLimits.UNKNOWN;
    private long requestsRemaining = ServiceLimits.UNKNOWN;
    private double secondsRemaining = ServiceLimits.UNKNOWN;

    ProtectionGate(String server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * To be called before each request.
     *
     * @throws DataverseUnavailableException while the gate is closed
     */
    synchronized void pass() {
        Duration left = left();
        if (left != null) {
            throw new DataverseUnavailableException(
                    server + " asked to be left alone for another " + left.toSeconds() + " s",
                    0,
                    null,
                    null,
                    left,
                    null);
        }
        requestsSent++;
    }

    /** To be called with each answer. */
    synchronized void observe(HttpAnswer answer) {
        dopHint = (int) number(answer.header("x-ms-dop-hint"), dopHint);
        requestsRemaining =
                (long) number(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests"), requestsRemaining);
        secondsRemaining = number(answer.header("x-ms-ratelimit-time-remaining-xrm-requests"), secondsRemaining);
        String retryAfter = answer.header("Retry-After");
        if (answer.status() == TOO_MANY_REQUESTS || answer.status() == SERVICE_UNAVAILABLE && retryAfter != null) {
            close(retryAfter);
        } else {
            unexplained = 0;
        }
    }

    /**
     * Closes the gate.
     *
     * @param retryAfter the header's value; null or unreadable: 2, 4, 8... seconds, longer each time in a row
     */
    synchronized void close(String retryAfter) {
        Instant now = clock.instant();
        Duration wait = RetryAfter.of(retryAfter, now);
        if (wait == null) {
            unexplained = Math.min(unexplained + 1, LONGEST_BACKOFF_EXPONENT);
            wait = Duration.ofSeconds(1L << unexplained);
        }
        waits++;
        Instant until = now.plus(wait);
        if (until.isAfter(closedUntil)) {
            closedUntil = until;
            LOG.warn("{} asks to wait {} s, nothing is sent until {}", server, wait.toSeconds(), until);
        }
    }

    /** The time until the gate opens; null when it is open. */
    synchronized Duration left() {
        Instant now = clock.instant();
        return now.isBefore(closedUntil) ? Duration.between(now, closedUntil) : null;
    }

    synchronized ServiceLimits limits() {
        return new ServiceLimits(
                dopHint, requestsRemaining, secondsRemaining, requestsSent, waits, left() == null ? null : closedUntil);
    }

    /** Numbers come with thousands commas and fractions. */
    private static double number(String header, double previous) {
        if (header == null) {
            return previous;
        }
        try {
            return Double.parseDouble(header.replace(",", "").strip());
        } catch (NumberFormatException e) {
            return previous;
        }
    }
}
