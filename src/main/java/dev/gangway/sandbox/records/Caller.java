package dev.gangway.sandbox.records;

import java.util.UUID;

/**
 * On whose behalf something is done.
 *
 * @param userId the user who is stamped on rows
 * @param delegateId the application user behind an impersonated one, or null
 */
public record Caller(UUID userId, UUID delegateId) {
    public static Caller of(UUID userId) {
        return new Caller(userId, null);
    }
}
