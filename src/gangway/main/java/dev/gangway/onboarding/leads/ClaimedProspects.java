package dev.gangway.onboarding.leads;

import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.LeadIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claimed prospects as headquarters has them.
 *
 * @param found with their links; without those that cannot be told by their key
 * @param leftAlone those that get no lead
 * @param asked those that get none either, unless Sales has it
 * @param unsure those of them about which Sales did not answer just now
 */
public record ClaimedProspects(
        Claim claim,
        Map<WorkItem, ClaimedProspect> found,
        Set<WorkItem> leftAlone,
        List<WorkItem> asked,
        Set<WorkItem> unsure) {
    /** Whether Sales has to be asked for some leads before it is clear which are to be written. */
    public boolean isDoubtful() {
        return !asked.isEmpty();
    }

    /** The keys that those leads have if they are there. */
    public List<String> leadIds() {
        return asked.stream()
                .map(item ->
                        LeadIdentity.of(found.get(item).prospect()).leadId().toString())
                .toList();
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
