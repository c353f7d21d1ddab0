package dev.gangway.onboarding.leads;

import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Sales said to the writes of a chunk, and what it has still to be asked about; a property of the route {@code
 * prospects-to-leads}. For one thread.
 */
public final class LeadAnswers {
    private final Claim claim;
    private final Map<WorkItem, LeadAnswer> answers = new LinkedHashMap<>();
    private final Map<WorkItem, LeadAnswer> existing = new LinkedHashMap<>();
    private final Map<WorkItem, LeadAnswer> elsewhere = new LinkedHashMap<>();

    LeadAnswers(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    /** By record; one that is missing was not found by its key. */
    Map<WorkItem, LeadAnswer> answers() {
        return answers;
    }

    void put(LeadAnswer answer) {
        answers.put(answer.write().item(), answer);
    }

    /** Creations that were refused as existing and have not been looked for. */
    Map<WorkItem, LeadAnswer> existing() {
        return existing;
    }

    /** Creations that were refused so though their leads are not there, and whose number has not been looked for. */
    Map<WorkItem, LeadAnswer> elsewhere() {
        return elsewhere;
    }

    /** Whether leads that are said to exist have to be looked for. */
    public boolean isAnyExisting() {
        return !existing.isEmpty();
    }

    /** Whether other leads with the number of a prospect have to be looked for. */
    public boolean isAnyElsewhere() {
        return !elsewhere.isEmpty();
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Answers about " + claim;
    }
}
