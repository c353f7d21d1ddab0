package dev.gangway.odata.http;

import java.time.Duration;

/**
 * What a client takes of time and connections.
 *
 * @param connect longest time until there is a connection
 * @param response longest time for an answer to begin, and to go on
 * @param connections to the service at the same time
 */
public record HttpLimits(Duration connect, Duration response, int connections) {}
