package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.commerce.cloud.DecidedProspects.Drift;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.Job;
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
            Set<Due> onTheirWay = queue.pending(
                    Job.HEADQUARTERS.id(), drifts.stream().map(CloudCheck::due).toList());
            tally.inFlight(onTheirWay.size());
            tally.found(drifts.stream()
                    .filter(drift -> !onTheirWay.contains(due(drift)))
                    .map(CloudCheck::difference)
                    .toList());
            tally.compared("decided prospects", compared);
        });
    }

    private static Due due(Drift drift) {
        return new Due(drift.key().dataareaid(), drift.key().prospectid(), 0);
    }

    private static Difference difference(Drift drift) {
        return new Difference(
                DifferenceKind.STATUS_CHANGED,
                drift.key().dataareaid(),
                drift.key().prospectid(),
                null,
                drift.key().prospectid(),
                drift.there(),
                "mirrored as " + drift.here(),
                Repair.LOOK);
    }
}
