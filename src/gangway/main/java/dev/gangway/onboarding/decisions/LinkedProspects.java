package dev.gangway.onboarding.decisions;

import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.LinkedProspect;
import java.util.List;
import java.util.Map;

/**
 * Claimed prospects with their links; a property of the route {@code sales-outcomes}.
 *
 * @param found in a fixed order; without those that are no longer there
 */
public record LinkedProspects(Claim claim, Map<WorkItem, LinkedProspect> found) {
    /** The keys of their leads. */
    public List<String> leadIds() {
        return found.values().stream().map(LinkedProspect::leadId).toList();
    }

    /** Camel hashes what a route looks into: that must not read every column of a thousand rows. */
    @Override
    public int hashCode() {
        return claim.hashCode();
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Prospects of " + claim;
    }
}
