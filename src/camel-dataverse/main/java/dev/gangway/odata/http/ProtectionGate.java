package dev.gangway.odata.http;

import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate in front of a rate-limited server. When the server asks to wait, the gate closes for all clients that
 * share it, because further requests would lengthen the wait. No thread waits at the gate: a call made while it is
 * closed ends at once with the remaining time. Thread-safe.
 */
public final class ProtectionGate {
    private static final Logger LOG = LoggerFactory.getLogger(ProtectionGate.class);
    private static final int LONGEST_BACKOFF_EXPONENT = 8;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final String server;
    private final Clock wall;
    private final Clock steady;

    private Instant closedUntil = Instant.MIN;
    private int unexplained;
    private long requestsSent;
    private long waits;
    private int dopHint = ServiceLimits.UNKNOWN;
    private long requestsRemaining = ServiceLimits.UNKNOWN;
    private double secondsRemaining = ServiceLimits.UNKNOWN;

    /**
     * @param wall the clock that dates in answers are compared with
     * @param steady the clock that measures waits, so that setting the machine's clock back lengthens none
     */
    public ProtectionGate(String server, Clock wall, Clock steady) {
        this.server = server;
        this.wall = wall;
        this.steady = steady;
    }

    /**
     * Must be called before each request.
     *
     * @throws ServiceUnavailableException while the gate is closed
     */
    public synchronized void pass() {
        Duration left = left();
        if (left != null) {
            throw new ServiceUnavailableException(
                    server + " asked to be left alone for another " + left.toSeconds() + " s",
                    0,
                    null,
                    null,
                    left,
                    null);
        }
        requestsSent++;
    }

    /**
     * Must be called with each answer.
     *
     * @return whether the answer closed the gate
     */
    public synchronized boolean observe(HttpAnswer answer) {
        dopHint = (int) number(answer.header("x-ms-dop-hint"), dopHint);
        requestsRemaining =
                (long) number(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests"), requestsRemaining);
        secondsRemaining = number(answer.header("x-ms-ratelimit-time-remaining-xrm-requests"), secondsRemaining);
        String retryAfter = answer.header("Retry-After");
        if (answer.status() == TOO_MANY_REQUESTS || answer.status() == SERVICE_UNAVAILABLE && retryAfter != null) {
            close(retryAfter);
            return true;
        }
        unexplained = 0;
        return false;
    }

    /**
     * Closes the gate.
     *
     * @param retryAfter the header's value; if null or unreadable, the wait is 2, 4, 8... seconds, longer each time
     *     in a row
     */
    public synchronized void close(String retryAfter) {
        Duration wait = RetryAfter.of(retryAfter, wall.instant());
        if (wait == null) {
            unexplained = Math.min(unexplained + 1, LONGEST_BACKOFF_EXPONENT);
            wait = Duration.ofSeconds(1L << unexplained);
        }
        waits++;
        Instant until = steady.instant().plus(wait);
        if (until.isAfter(closedUntil)) {
            closedUntil = until;
            LOG.warn(
                    "{} asks to wait {} s, nothing is sent until {}",
                    server,
                    wait.toSeconds(),
                    wall.instant().plus(wait));
        }
    }

    /** Closes the gate because another client was told to wait. */
    public synchronized void close(Duration wait) {
        Instant until = steady.instant().plus(wait);
        if (until.isAfter(closedUntil)) {
            closedUntil = until;
            LOG.warn(
                    "{} has asked others to wait, nothing is sent until {}",
                    server,
                    wall.instant().plus(wait));
        }
    }

    /** Returns the time until the gate opens; null when it is open. */
    public synchronized Duration left() {
        Instant now = steady.instant();
        return now.isBefore(closedUntil) ? Duration.between(now, closedUntil) : null;
    }

    public synchronized ServiceLimits limits() {
        Duration left = left();
        return new ServiceLimits(
                dopHint,
                requestsRemaining,
                secondsRemaining,
                requestsSent,
                waits,
                left == null ? null : wall.instant().plus(left));
    }

    /** Parses a number, which may have thousands separators and fractions. */
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
