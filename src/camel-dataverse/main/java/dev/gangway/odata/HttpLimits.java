package dev.gangway.odata;

import java.time.Duration;

/**
 * The most time, connections and memory that an HTTP client uses. Immutable.
 *
 * @param connect longest wait for a connection
 * @param response longest wait for an answer to begin, and again for it to be complete
 * @param connections maximum connections to the service, hence maximum concurrent requests; at least 1
 * @param largestAnswer maximum size of an answer in bytes, unzipped; at least 64 KB. A larger one is not read to its end
 */
public record HttpLimits(Duration connect, Duration response, int connections, int largestAnswer) {
    /** Long enough for a slow network, short enough to notice a dead one. */
    public static final Duration DEFAULT_CONNECT = Duration.ofSeconds(10);

    /** The timeout of Microsoft's own client libraries; an answer that takes longer counts as lost. */
    public static final Duration DEFAULT_RESPONSE = Duration.ofMinutes(2);

    /** Well below the 52 concurrent requests that the service allows per user ("Service protection API limits"). */
    public static final int DEFAULT_CONNECTIONS = 16;

    /** More than a page of 5,000 rows. Large answers take turns, so that they fit a heap of 128 MB. */
    public static final int DEFAULT_LARGEST_ANSWER = 8 * 1024 * 1024;

    public static final HttpLimits DEFAULT =
            new HttpLimits(DEFAULT_CONNECT, DEFAULT_RESPONSE, DEFAULT_CONNECTIONS, DEFAULT_LARGEST_ANSWER);

    private static final int SMALLEST_BOUND = 64 * 1024;

    /** @throws IllegalArgumentException when a value is out of range */
    public HttpLimits {
        positive("connectTimeout", connect);
        positive("responseTimeout", response);
        if (connections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, but is " + connections);
        }
        if (largestAnswer < SMALLEST_BOUND) {
            throw new IllegalArgumentException(
                    "maxAnswerSize must be at least " + SMALLEST_BOUND + " bytes, but is " + largestAnswer);
        }
    }

    /** The default size of answers. */
    public HttpLimits(Duration connect, Duration response, int connections) {
        this(connect, response, connections, DEFAULT_LARGEST_ANSWER);
    }

    private static void positive(String name, Duration value) {
        if (value == null || value.isNegative() || value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, but is " + value);
        }
    }
}
