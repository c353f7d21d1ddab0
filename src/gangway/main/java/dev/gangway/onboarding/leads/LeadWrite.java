package dev.gangway.onboarding.leads;

import dev.gangway.database.Row;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.LeadIdentity;

/**
 * The write to Sales for one prospect.
 *
 * @param item the claimed record
 * @param prospect its row, with the link's columns; without a {@code prospectid} when it was deleted in headquarters
 * @param kind what the operation does
 * @param identity the keys in Sales
 * @param lead the lead as JSON text, as it stands after the operation; null when it stays as it was
 * @param operation null when nothing is to be written
 * @param refusal why it cannot be written; null when it can
 */
public record LeadWrite(
        WorkItem item,
        Row prospect,
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

    static LeadWrite later(WorkItem item, Row prospect) {
        return new LeadWrite(item, prospect, Kind.LATER, null, null, null, null);
    }

    static LeadWrite nothing(WorkItem item, Row prospect) {
        return new LeadWrite(item, prospect, Kind.CHANGE, null, null, null, null);
    }

    static LeadWrite refused(WorkItem item, Row prospect, Refusal refusal) {
        return new LeadWrite(item, prospect, Kind.CHANGE, null, null, null, refusal);
    }
}
