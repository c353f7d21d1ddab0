package dev.gangway.onboarding.adopt;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.time.LocalDateTime;

/**
 * A prospect as an adoption sees it: with its lead, and with what an operator was asked and has said. Columns are read
 * when they are asked for.
 *
 * @param key as it is stored: links are written by it
 */
record AdoptionProspect(RecordKey key, Prospect prospect) {
    /** Of a row of the statements {@code prospects}, {@code pending-page} or {@code decided-page}. */
    static AdoptionProspect of(Row row) {
        return new AdoptionProspect(new RecordKey(row.raw("dataareaid"), row.raw("prospectid")), Prospect.of(row));
    }

    /** The legal entity, compared with those that leads name. */
    String area() {
        return prospect.key().dataareaid();
    }

    /** The prospect id without blanks, compared with the numbers that leads have. */
    String number() {
        return prospect.key().id();
    }

    /** The key of its lead; null while it has none. */
    String leadId() {
        return prospect.row().text("link_leadid");
    }

    /** Whether an operator has been asked which lead is its. */
    boolean isAsked() {
        return prospect.row().get("question") != null;
    }

    /** Whether an operator has said that no lead is its. */
    boolean hasNoLead() {
        return prospect.row().get("nolead") != null;
    }

    String company() {
        return prospect.company();
    }

    String lastName() {
        return prospect.lastName();
    }

    /** UTC; null when it is not known. */
    LocalDateTime modified() {
        return prospect.row().time("modifieddatetime");
    }
}
