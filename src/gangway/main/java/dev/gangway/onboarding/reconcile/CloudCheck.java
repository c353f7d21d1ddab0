package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.commerce.cloud.DecidedProspects.Drift;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import java.util.Set;

/** Decided prospects of Finance and Operations that have got another status since. */
final class CloudCheck {
    private final DecidedProspects prospects;
    private final WorkQueue queue;
    private final Tally tally;

    CloudCheck(DecidedProspects prospects, WorkQueue queue, Tally tally) {
        this.prospects = prospects;
        this.queue = queue;
        this.tally = tally;
    }

    void run() {
        prospects.compare((compared, drifts) -> {
            Set<RecordKey> onTheirWay = queue.pending(
                    Job.HEADQUARTERS.id(), drifts.stream().map(Drift::key).toList());
            tally.inFlight(onTheirWay.size());
            tally.found(drifts.stream()
                    .filter(drift -> !onTheirWay.contains(drift.key()))
                    .map(CloudCheck::difference)
                    .toList());
            tally.compared("decided prospects", compared);
        });
    }

    private static Difference difference(Drift drift) {
        return new Difference(
                DifferenceKind.STATUS_CHANGED,
                drift.key().dataareaid(),
                drift.key().id(),
                null,
                drift.key().id(),
                drift.there(),
                "mirrored as " + drift.here(),
                Repair.LOOK);
    }
}
