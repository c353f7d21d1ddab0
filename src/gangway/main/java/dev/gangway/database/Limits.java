package dev.gangway.database;

import java.time.Duration;

/**
 * Timeouts for a database whose connection has gone silent, or for a process that was frozen with an open transaction. All
 * are shorter than the lease, so that a waiting worker gives up while its claim is still valid. The database gives up
 * before the client does, so that work that the client considers failed is not committed later.
 *
 * @param connect longest wait for a new connection
 * @param answer longest silence on a connection
 */
public record Limits(Duration connect, Duration answer) {
    /** Half of the lease, so that an attempt to give the claim back still fits. */
    public static Limits within(Duration lease, Duration connect) {
        return new Limits(connect, lease.dividedBy(2));
    }

    /** Longest statement. */
    public Duration statement() {
        return answer.multipliedBy(8).dividedBy(10);
    }

    /** Longest wait for a row that another transaction has locked. */
    public Duration lock() {
        return answer.multipliedBy(6).dividedBy(10);
    }

    /** Longest pause within a transaction, after which the database ends it and lets its locks go. */
    public Duration idleInTransaction() {
        return statement();
    }
}
