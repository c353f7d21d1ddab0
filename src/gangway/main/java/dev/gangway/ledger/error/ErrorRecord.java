package dev.gangway.ledger.error;

import dev.gangway.ledger.RecordKey;
import java.time.LocalDateTime;

/**
 * A record that needs manual action, or that is being tried again.
 *
 * @param id what {@code errors show|retry|discard} take
 * @param status {@code Parked}: needs manual action; {@code Retrying}: will be tried again by itself;
 *     {@code Waiting}: its job waits, perhaps because of it, and nothing is counted against it
 * @param code the code of the service that refused it: Dataverse's, SMTP's, or one of Gangway's
 * @param message the message of the service that refused it
 * @param firstSeen UTC
 * @param lastSeen UTC
 */
public record ErrorRecord(
        long id,
        String job,
        RecordKey record,
        String requestId,
        String status,
        String code,
        String message,
        int attempts,
        LocalDateTime firstSeen,
        LocalDateTime lastSeen) {}
