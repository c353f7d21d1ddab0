package dev.gangway.sandbox.records;

import java.util.UUID;

/**
 * The user on whose behalf an operation runs.
 *
 * @param userId the user who is stamped on rows
 * @param delegateId the application user who impersonates that user, or null
 */
public record Caller(UUID userId, UUID delegateId) {
    public static Caller of(UUID userId) {
        return new Caller(userId, null);
    }
}
