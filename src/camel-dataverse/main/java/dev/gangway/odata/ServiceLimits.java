package dev.gangway.odata;

import java.time.Instant;

/**
 * How close this client is to the service protection limits, for metrics. What the service says about itself is for
 * looking at, not for steering: the client obeys 429 and {@code Retry-After} (Power Apps developer guide, "Service
 * protection API limits").
 *
 * @param dopHint advised number of parallel requests ({@code x-ms-dop-hint}); {@value #UNKNOWN} while unknown
 * @param requestsRemaining requests left in the five-minute window, as last seen; {@value #UNKNOWN} while unknown
 * @param secondsRemaining seconds of execution time left in the window, as last seen; {@value #UNKNOWN} while unknown
 * @param requestsSent requests sent to the environment by this client, token requests not counted
 * @param waits how often the service told this client to wait
 * @param closedUntil until when this client sends nothing; null while it may send
 */
public record ServiceLimits(
        int dopHint,
        long requestsRemaining,
        double secondsRemaining,
        long requestsSent,
        long waits,
        Instant closedUntil) {

    /** The value of a limit that the service has not reported yet. */
    public static final int UNKNOWN = -1;
}
