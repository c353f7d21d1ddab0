package dev.gangway.onboarding.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.ServiceException;
import dev.gangway.onboarding.link.CommerceLeadsView;
import dev.gangway.onboarding.link.LeadIdentity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lead of the marked request, as Sales has it. */
final class TestLead {
    private static final int PAGE = 5000;
    /** A view cannot be searched, only read; this far is enough for any environment where people look at it. */
    private static final int LONGEST_VIEW = 100_000;

    private final Dataverse sales;
    private final LeadIdentity identity;

    TestLead(Dataverse sales, LeadIdentity identity) {
        this.sales = sales;
        this.identity = identity;
    }

    String id() {
        return identity.leadId().toString();
    }

    /** Whether a search for the prospect finds the lead, with its timeline note. */
    Optional<String> byProspect(String prospectid) {
        JsonNode found = sales.get("leads?$select=leadid,fullname&$expand=Lead_Annotation($select=subject)"
                + "&$filter=msdyn_b2bcommerceprospect eq true and msdyn_prospectid eq '" + prospectid.replace("'", "''")
                + "' and leadid eq " + id());
        JsonNode lead = found.path("value").path(0);
        String note = lead.path("Lead_Annotation").path(0).path("subject").asText();
        return lead.isObject()
                ? Optional.of("lead " + id() + (note.isEmpty() ? ", without a note" : ", with the note: " + note))
                : Optional.empty();
    }

    /** Whether the view shows the lead. */
    Optional<String> inView() {
        Optional<UUID> view = new CommerceLeadsView(sales).id();
        if (view.isEmpty()) {
            return Optional.of("there is no view '" + CommerceLeadsView.NAME + "'; the lead was searched instead");
        }
        try (var rows = sales.query("leads?savedQuery=" + view.get(), PAGE).limit(LONGEST_VIEW)) {
            return rows.anyMatch(row -> row.path("leadid").asText().equals(id()))
                    ? Optional.of("in the view '" + CommerceLeadsView.NAME + "'")
                    : Optional.empty();
        }
    }

    /** Deletes lead and note; empty when Sales could not answer just now. */
    Optional<String> delete() {
        List<Outcome> outcomes;
        try {
            outcomes = sales.batch(List.of(
                    Operation.delete("annotations", identity.noteId()), Operation.delete("leads", identity.leadId())));
        } catch (ServiceException e) {
            throw new NotPassedException(left(e.getMessage()));
        }
        for (Outcome outcome : outcomes) {
            switch (outcome.verdict()) {
                case DONE, NOT_FOUND -> {
                    // gone is gone
                }
                case RETRY, UNKNOWN -> {
                    return Optional.empty();
                }
                default -> throw new NotPassedException(left(outcome.message()));
            }
        }
        return Optional.of(outcomes.get(1).verdict() == Verdict.DONE ? "lead deleted" : "there was no lead");
    }

    private String left(String why) {
        return "delete lead " + id() + " by hand, it may have stayed in Sales: " + why;
    }
}
