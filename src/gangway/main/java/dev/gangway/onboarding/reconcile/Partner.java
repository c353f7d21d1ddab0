package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.link.LeadIdentity;

/**
 * A prospect as both sides have it at one moment.
 *
 * @param row all that headquarters knows; without a {@code prospectid} when the prospect was deleted there
 * @param lead a missing node when Sales does not have it
 */
record Partner(Row row, JsonNode lead) {
    static RecordKey key(Row row) {
        return new RecordKey(row.text("key_dataareaid"), row.text("key_prospectid"));
    }

    /** The key that the lead has, or would have; null when prospect and link are both gone. */
    static String leadId(Row row) {
        if (row.text("link_leadid") != null || row.text("prospectid") == null) {
            return row.text("link_leadid");
        }
        return LeadIdentity.of(Prospect.of(row)).leadId().toString();
    }

    boolean isDeleted() {
        return row.text("prospectid") == null;
    }

    boolean isLinked() {
        return row.text("link_leadid") != null;
    }

    boolean isLeadThere() {
        return lead.isObject();
    }

    /** Whether the decision was taken and carried out elsewhere before the prospect was adopted. */
    boolean isCarriedOut() {
        return row.number("link_carriedout") == 1;
    }

    /** Whether a person has been asked which lead is its. */
    boolean isAmbiguous() {
        return row.get("question") != null;
    }

    String status() {
        return row.text("b2bprospectstatus");
    }

    Difference difference(DifferenceKind kind, String headquarters, String other, Repair repair) {
        RecordKey key = key(row);
        return new Difference(kind, key.dataareaid(), key.id(), leadId(row), key.id(), headquarters, other, repair);
    }
}
