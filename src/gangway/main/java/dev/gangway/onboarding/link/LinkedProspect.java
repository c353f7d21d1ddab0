package dev.gangway.onboarding.link;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;

/** A prospect that has a lead, with what was written down when the lead was last looked at. */
public record LinkedProspect(Prospect prospect) {
    /** Of a row of the statement {@code outcomes-claimed}. */
    public static LinkedProspect of(Row row) {
        return new LinkedProspect(Prospect.of(row));
    }

    public RecordKey key() {
        return prospect.key();
    }

    /** The key of its lead. */
    public String leadId() {
        return prospect.row().text("leadid");
    }

    /** The label of {@link SalesState} when the lead was last looked at; null when it never was. */
    public String salesState() {
        return prospect.row().text("salesstate");
    }

    /** Whether a contrary decision was reported that an operator has not settled yet. */
    public boolean isContrary() {
        return prospect.row().text("contrary") != null;
    }

    /** Whether the decision was taken and carried out elsewhere before the prospect was adopted. */
    public boolean isCarriedOut() {
        return prospect.row().number("carriedout") == 1;
    }
}
