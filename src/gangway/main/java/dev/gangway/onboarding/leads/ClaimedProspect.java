package dev.gangway.onboarding.leads;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.onboarding.link.guard.AdoptionState;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * A claimed prospect with its link to a lead.
 *
 * @param prospect as headquarters has it; {@link #isDeleted} when it does not have it any more
 */
public record ClaimedProspect(Prospect prospect) {
    /** Of a row of the statement {@code prospects-claimed}. */
    static ClaimedProspect of(Row row) {
        return new ClaimedProspect(Prospect.of(row));
    }

    /** The onboarding request; null when there was none. */
    String requestId() {
        return prospect.requestId();
    }

    boolean isDeleted() {
        return prospect.key().id() == null;
    }

    boolean isLinked() {
        return text("link_leadid") != null;
    }

    /** The key of its lead, where it {@link #isLinked is linked}. */
    UUID leadId() {
        return UUID.fromString(text("link_leadid"));
    }

    /** Whether its lead is closed without success. */
    boolean isDisqualified() {
        return "Disqualified".equals(text("link_leadstate"));
    }

    /** The lead as JSON, as it was last written; null when that is not known. */
    String leadSent() {
        return text("link_leadsent");
    }

    /** What an operator has to say before it gets a lead; null when nothing. */
    String question() {
        return text("link_question");
    }

    /** Whether Sales has no lead that this database does not know. */
    boolean areLeadsKnown() {
        return AdoptionState.CLEAR.equals(text("adoption_state"));
    }

    /** Since when decided prospects get leads all the same, as the last adoption was told; UTC, null for never. */
    LocalDateTime adoptedSince() {
        return prospect.row().time("adoption_decidedsince");
    }

    private String text(String column) {
        return prospect.row().text(column);
    }
}
