package dev.gangway.onboarding.reconcile;

import java.util.Map;

/**
 * The result of a reconciliation.
 *
 * @param compared records by what they are: leads, prospects, mails, customers, hierarchies
 * @param differences how many of each kind; kinds without any are left out
 * @param requeued how many of them a job will repair now; 0 without {@code --repair}
 * @param inFlight records that differ because a job still has them before it; no differences
 */
public record ReconciliationReport(
        Map<String, Long> compared, Map<DifferenceKind, Long> differences, long requeued, long inFlight) {
    public ReconciliationReport {
        compared = Map.copyOf(compared);
        differences = Map.copyOf(differences);
    }

    /** All kinds together. */
    public long found() {
        return differences.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that no job was asked to repair. */
    public long left() {
        return found() - requeued;
    }
}
