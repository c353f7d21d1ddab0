package dev.gangway.ledger;

import java.time.LocalDateTime;

/**
 * A record that needs a person, or that is being tried again.
 *
 * @param id what {@code errors show|retry|discard} take
 * @param status {@code Parked}: waits for a person; {@code Retrying}: will be tried again by itself
 * @param code the code of whoever refused it: Dataverse's, SMTP's, or one of ours
 * @param message in the words of whoever refused it
 * @param firstSeen UTC
 * @param lastSeen UTC
 */
public record ErrorRecord(
        long id,
        String job,
        Due record,
        String requestId,
        String status,
        String code,
        String message,
        int attempts,
        LocalDateTime firstSeen,
        LocalDateTime lastSeen) {}
