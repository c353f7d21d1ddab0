package dev.gangway.onboarding.reconcile;

import dev.gangway.ledger.RecordKey;

/**
 * One difference between headquarters and another system. Holds keys and states, nothing personal.
 *
 * @param dataareaid the legal entity; null when unknown
 * @param prospectid null when it belongs to no prospect
 * @param leadid null when there is none
 * @param subject the record by the name under which the repairing job knows it
 * @param headquarters what headquarters says
 * @param other what the other system says
 * @param repair what {@code --repair} does about it
 */
public record Difference(
        DifferenceKind kind,
        String dataareaid,
        String prospectid,
        String leadid,
        String subject,
        String headquarters,
        String other,
        Repair repair) {

    /** The record as the repairing job knows it. */
    RecordKey key() {
        boolean uniqueAlone = repair == Repair.MAIL || subject.startsWith(DeliveredParts.HIERARCHY);
        return new RecordKey(uniqueAlone ? "" : dataareaid, subject);
    }
}
