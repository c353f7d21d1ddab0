package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.link.LeadIdentity;

/**
 * All that headquarters knows about a prospect that is compared. Columns are read when they are asked for.
 *
 * @param key that was asked about
 * @param prospect as headquarters has it; {@link #isDeleted} when it does not have it any more
 */
record ComparedProspect(RecordKey key, Prospect prospect) {
    /** Of a row of the statement {@code reconcile/prospects}. */
    static ComparedProspect of(Row row) {
        return new ComparedProspect(
                new RecordKey(row.text("key_dataareaid"), row.text("key_prospectid")), Prospect.of(row));
    }

    /** The key that the lead has, or would have; null when prospect and link are both gone. */
    String leadId() {
        return isLinked() || isDeleted()
                ? linkedLeadId()
                : LeadIdentity.of(prospect).leadId().toString();
    }

    /** The key of the lead by the link; null when there is no link. */
    String linkedLeadId() {
        return text("link_leadid");
    }

    boolean isDeleted() {
        return prospect.key().id() == null;
    }

    boolean isLinked() {
        return linkedLeadId() != null;
    }

    /** Whether the decision was taken and carried out elsewhere before the prospect was adopted. */
    boolean isCarriedOut() {
        return prospect.row().number("link_carriedout") == 1;
    }

    /** Whether a person has been asked which lead is its. */
    boolean isAmbiguous() {
        return prospect.row().get("question") != null;
    }

    String status() {
        return prospect.statusWord();
    }

    /** The lead as JSON, as it was last written; null when that is not known. */
    String leadSent() {
        return text("link_leadsent");
    }

    boolean hasOrganization() {
        return prospect.row().number("organizations") > 0;
    }

    boolean hasPerson() {
        return prospect.row().number("persons") > 0;
    }

    /** The id of its hierarchy; null for none. */
    String hierarchy() {
        return text("hierarchy");
    }

    boolean hasAdmin() {
        return prospect.row().number("admins") > 0;
    }

    private String text(String column) {
        return prospect.row().text(column);
    }
}
