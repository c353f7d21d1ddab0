package dev.gangway.onboarding.decisions;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.ClaimedRows;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.DecisionListener.Decision;
import dev.gangway.spi.DecisionListener.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's {@link DecisionListener}s what was decided, at least once; without any it does nothing. Thread-safe. */
public final class DecisionListeners {
    /** Its name among the due records and the errors; it has no route of its own. */
    public static final String JOB = Job.Queue.DECISION_LISTENERS;

    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DecisionListeners.class);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Supplier<List<DecisionListener>> listeners;

    /** @param listeners asked when the first decision is taken, by when the context has started */
    public DecisionListeners(
            Database headquarters, WorkQueue queue, ErrorLedger errors, Supplier<List<DecisionListener>> listeners) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.listeners = listeners;
    }

    /** Stores the pending calls of listeners, in the transaction that decides. */
    public void remember(Collection<RecordKey> decided) {
        if (!listeners.get().isEmpty()) {
            queue.putAll(JOB, decided);
        }
    }

    /** Calls the listeners for decisions that are due. */
    public void tell() {
        if (listeners.get().isEmpty()) {
            return;
        }
        for (Claim claim = queue.claim(JOB, AT_ONCE); claim.isAny(); claim = queue.claim(JOB, AT_ONCE)) {
            try {
                tell(claim);
            } catch (LeaseLostException e) {
                // another worker calls the listeners for the rest
                queue.release(claim, Duration.ZERO);
                return;
            }
        }
    }

    private void tell(Claim claim) {
        Map<WorkItem, Row> rows = rows(claim);
        for (int i = 0; i < claim.records().size(); i++) {
            queue.keep(claim, claim.records().subList(i, claim.records().size()));
            WorkItem item = claim.records().get(i);
            Claim one = claim.of(List.of(item));
            Row row = rows.get(item);
            Refusal refusal = row == null ? null : tell(Prospect.of(row));
            headquarters.inTransaction(() -> {
                if (refusal == null) {
                    errors.resolved(one);
                    queue.done(one);
                } else {
                    errors.refused(one, item, refusal);
                }
            });
        }
    }

    private static Refusal unknownStatus(Prospect prospect) {
        return new Refusal(
                prospect.requestId(),
                "StatusUnknown",
                "b2bprospectstatus is '" + prospect.statusWord()
                        + "', which is none of Pending, Approved and Rejected. Correct it in hq.prospect, then retry",
                true);
    }

    private Refusal tell(Prospect prospect) {
        String word = prospect.statusWord();
        ProspectStatus status = Stream.of(ProspectStatus.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElse(null);
        if (status == null) {
            return unknownStatus(prospect);
        }
        if (status == ProspectStatus.Pending) {
            return null;
        }
        Decision decision = new Decision(
                prospect.key().dataareaid(),
                prospect.key().id(),
                prospect.requestId(),
                status == ProspectStatus.Approved ? Outcome.APPROVED : Outcome.REJECTED);
        try {
            listeners.get().forEach(listener -> listener.decided(decision));
            return null;
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on {}; the decision stands", decision, e);
            return new Refusal(decision.requestid(), "Listener", Database.reason(e), false);
        }
    }

    private Map<WorkItem, Row> rows(Claim claim) {
        Map<String, Object> keys = RecordKey.parameters(claim.keys(), "subjects");
        return ClaimedRows.of(claim, headquarters.rowsByKey("decisions/claimed", keys), "dataareaid", "prospectid");
    }
}
