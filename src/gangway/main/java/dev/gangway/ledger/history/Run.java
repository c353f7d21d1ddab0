package dev.gangway.ledger.history;

import java.time.LocalDateTime;

/**
 * One run of a job.
 *
 * @param started UTC
 * @param ended UTC
 * @param done records that came through
 * @param failed records that were refused
 * @param requests to Sales or to Finance and Operations
 * @param message why it could not go on; null when it ended because nothing was left
 */
public record Run(
        String job, LocalDateTime started, LocalDateTime ended, long done, long failed, long requests, String message) {
    /** Whether it found nothing to do. */
    public boolean isIdle() {
        return done == 0 && failed == 0 && message == null;
    }
}
