package dev.gangway.onboarding;

import dev.gangway.ledger.Claim;
import java.util.List;

/** Claimed prospects on their way to Sales; the body of the route {@code prospects-to-leads} between its steps. */
public record LeadChunk(Claim claim, List<LeadWrite> writes, List<LeadAnswer> answers) {
    /** Keys only: a body may end up in a log. */
    @Override
    public String toString() {
        return "Leads of " + claim;
    }
}
