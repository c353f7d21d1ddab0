package dev.gangway.onboarding.leads;

import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.LeadIdentity;

/**
 * The write to Sales for one prospect.
 *
 * @param item the claimed record
 * @param prospect the prospect with its link
 * @param kind what the operation does
 * @param identity the keys in Sales
 * @param lead the lead as JSON text, as it stands after the operation; null when it stays as it was
 * @param operation null when nothing is to be written
 * @param refusal why it cannot be written; null when it can
 */
public record LeadWrite(
        WorkItem item,
        ClaimedProspect prospect,
        Kind kind,
        LeadIdentity identity,
        String lead,
        Operation operation,
        Refusal refusal) {
    /** Creation, a later change, the withdrawal of a deleted prospect, or nothing before Sales has answered a question. */
    public enum Kind {
        CREATE,
        CHANGE,
        WITHDRAW,
        LATER
    }

    public RecordKey key() {
        return item.key();
    }

    /** The onboarding request of the prospect; null when there was none. */
    public String requestId() {
        return prospect.requestId();
    }

    static LeadWrite later(WorkItem item, ClaimedProspect prospect) {
        return new LeadWrite(item, prospect, Kind.LATER, null, null, null, null);
    }

    static LeadWrite nothing(WorkItem item, ClaimedProspect prospect) {
        return new LeadWrite(item, prospect, Kind.CHANGE, null, null, null, null);
    }

    static LeadWrite refused(WorkItem item, ClaimedProspect prospect, Refusal refusal) {
        return new LeadWrite(item, prospect, Kind.CHANGE, null, null, null, refusal);
    }
}
