package dev.gangway.onboarding.leads;

import dev.gangway.ledger.Claim;
import java.util.List;

/** What must be written to Sales for claimed prospects; a property of the route {@code prospects-to-leads}. */
public record LeadChunk(Claim claim, List<LeadWrite> writes) {
    /** The writes that go out. */
    List<LeadWrite> toSend() {
        return writes.stream().filter(write -> write.operation() != null).toList();
    }

    /** Camel hashes what a route looks into: that must not read every column of a thousand rows. */
    @Override
    public int hashCode() {
        return claim.hashCode();
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Leads of " + claim;
    }
}
