package dev.gangway.onboarding.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while a reconciliation runs, and has differences repaired and told. */
final class Tally {
    private final ReconciliationListener listener;
    private final Requeueing requeueing;
    private final Map<String, Long> compared = new TreeMap<>();
    private final Map<DifferenceKind, Long> differences = new EnumMap<>(DifferenceKind.class);
    private long requeued;
    private long inFlight;

    /** @param requeueing null when nothing is to be repaired */
    Tally(ReconciliationListener listener, Requeueing requeueing) {
        this.listener = listener;
        this.requeueing = requeueing;
    }

    void compared(String what, long records) {
        listener.progress(what, compared.merge(what, records, Long::sum));
    }

    void inFlight(long records) {
        inFlight += records;
    }

    void found(List<Difference> found) {
        if (requeueing != null) {
            requeued += requeueing.of(found);
        }
        found.forEach(difference -> {
            differences.merge(difference.kind(), 1L, Long::sum);
            listener.difference(difference);
        });
    }

    ReconciliationReport report() {
        return new ReconciliationReport(compared, differences, requeued, inFlight);
    }
}
