package dev.gangway.onboarding.decisions;

import static java.util.stream.Collectors.toMap;

import dev.gangway.ledger.Claim;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.onboarding.link.SalesRefusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A chunk while it is decided, within one transaction: which of its records come through, and why others do not. */
final class DecidedChunk {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Claim claim;
    private final Map<RecordKey, WorkItem> items;
    private final Map<WorkItem, Finding> findings;
    private final Map<Decision, List<Finding>> byDecision = new EnumMap<>(Decision.class);
    /** Those that nothing speaks against so far. */
    private final Set<WorkItem> passing;
    /** Those of which nothing was found: their prospects are gone. */
    private final List<WorkItem> gone;

    private final Map<WorkItem, Refusal> unreadable = new LinkedHashMap<>();
    private int read;
    private int refused;

    DecidedChunk(WorkQueue queue, ErrorLedger errors, Claim claim, Map<WorkItem, Finding> findings) {
        this.queue = queue;
        this.errors = errors;
        this.claim = claim;
        this.items = claim.records().stream().collect(toMap(WorkItem::key, item -> item));
        this.findings = findings;
        this.passing = new LinkedHashSet<>(claim.records());
        passing.removeIf(item -> !findings.containsKey(item));
        this.gone = new ArrayList<>(claim.records());
        gone.removeAll(passing);
    }

    /** Finds the decision on each record; releases what has to be asked again, and refuses what nobody may decide. */
    void judge() {
        for (WorkItem item : List.copyOf(passing)) {
            Finding finding = findings.get(item);
            if (finding.isToBeAskedAgain()) {
                passing.remove(item);
                queue.release(claim.of(List.of(item)), SHORTLY);
            } else if (finding.isRead()) {
                read++;
                judge(item, finding);
            } else {
                passing.remove(item);
                unreadable.put(item, SalesRefusals.ofRead(finding.prospect().requestId(), finding.outcome()));
            }
        }
    }

    private void judge(WorkItem item, Finding finding) {
        Decision decision = Decision.of(finding);
        byDecision.computeIfAbsent(decision, key -> new ArrayList<>()).add(finding);
        Refusal refusal = DecisionRefusals.of(decision, finding);
        if (refusal != null) {
            refuse(item, refusal);
        }
    }

    /** What was judged; follows from {@link #judge}, and whoever carries it out may move findings. */
    Map<Decision, List<Finding>> byDecision() {
        return byDecision;
    }

    /** Refuses what headquarters cannot carry out. */
    void refuse(Map<RecordKey, Refusal> refusals) {
        refusals.forEach((key, refusal) -> refuse(items.get(key), refusal));
    }

    private void refuse(WorkItem item, Refusal refusal) {
        passing.remove(item);
        errors.refused(claim, item, refusal);
        refused++;
    }

    /** Refuses what Sales did not let us read; if that hits all of them, the reason is about none. */
    Optional<SharedRefusal> refuseUnreadable() {
        return errors.refused(claim, read, unreadable);
    }

    /** The fence, which comes before the effects: who lost the lease decides nothing. */
    void acknowledge() {
        Claim over = claim.of(Stream.concat(passing.stream(), gone.stream()).toList());
        queue.done(over);
        errors.resolved(over);
    }

    /** How many come through. */
    int passed() {
        return passing.size();
    }

    /** How many do not, with those that were not read. */
    int failed() {
        return refused + unreadable.size();
    }
}
