package dev.gangway.sandbox.control;

import java.time.Instant;
import java.util.UUID;

/**
 * One request as the sandbox received it.
 *
 * @param path below the service root, with query string, as sent
 * @param status HTTP status of the answer, 0 when there was none
 * @param operations 1, or the number of requests in a batch
 * @param user the caller, null when nobody was signed in
 */
public record RecordedRequest(Instant time, String method, String path, int status, int operations, UUID user) {}
