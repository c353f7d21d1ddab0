package dev.gangway.sandbox.limits;

import java.time.Duration;

/**
 * The values of the service protection limits, per user and web server. Source: Power Apps developer guide,
 * api-limits.
 *
 * @param requests requests in the window
 * @param executionTime total execution time in the window
 * @param concurrent number of concurrent requests that are accepted
 * @param window length of the sliding window, in whole seconds
 */
public record ProtectionLimits(int requests, Duration executionTime, int concurrent, Duration window) {
    /**
     * The published values: 6,000 requests and 20 minutes of execution time in 300 seconds, 52 concurrent requests.
     */
    public static final ProtectionLimits PUBLISHED =
            new ProtectionLimits(6000, Duration.ofMinutes(20), 52, Duration.ofSeconds(300));

    /** No limits, for measurements of the client. */
    public static final ProtectionLimits NONE = new ProtectionLimits(
            Integer.MAX_VALUE, Duration.ofDays(10_000), Integer.MAX_VALUE, Duration.ofSeconds(300));
}
