package dev.gangway.onboarding.decisions;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.onboarding.link.SalesState;

/** Decisions in Sales that need manual action, with messages for the operator. */
final class DecisionRefusals {
    private DecisionRefusals() {}

    /** Null when the decision can be carried out. */
    static Refusal of(Decision decision, Finding finding) {
        return switch (decision) {
            case CONTRARY -> contrary(finding);
            case LEAD_GONE -> leadGone(finding);
            default -> null;
        };
    }

    private static Refusal contrary(Finding finding) {
        Prospect prospect = finding.prospect();
        if (prospect.is(ProspectStatus.Rejected)) {
            return new Refusal(
                    prospect.requestId(),
                    "ContraryOutcome",
                    "Sales says Won, but prospect " + prospect.key().id()
                            + " was rejected before it was adopted:"
                            + " settle it on one of the two sides, then discard this error",
                    true);
        }
        return new Refusal(
                prospect.requestId(),
                "ContraryOutcome",
                "Sales now says " + finding.state().word() + ", but prospect "
                        + prospect.key().id()
                        + " is on board: its customers exist. Nothing was taken away: settle it in headquarters or"
                        + " in Sales, then discard this error",
                true);
    }

    private static Refusal leadGone(Finding finding) {
        Prospect prospect = finding.prospect();
        String where = finding.state().lead() == SalesState.Lead.Merged
                ? " was merged into lead "
                        + finding.lead().path("_masterid_value").asText()
                        + ", whose decisions are about another partner"
                : " was deleted in Sales. It is not created again by itself";
        return new Refusal(
                prospect.requestId(),
                "LeadGone",
                "Lead " + finding.known().leadId() + " of pending prospect "
                        + prospect.key().id() + where
                        + ": decide the prospect in headquarters, then discard this error",
                true);
    }

    /** A rejected prospect was won, but another partner has been approved under its e-mail address. */
    static Refusal taken(Finding finding, String holder) {
        return new Refusal(
                finding.prospect().requestId(),
                "DuplicatePartner",
                "Sales now says Won about rejected prospect " + finding.key() + ", but its e-mail address is on board"
                        + " already (" + holder + "). Discard this error, or retry it once the other is rejected",
                true);
    }
}
