package dev.gangway.onboarding.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a lead and its opportunities in Sales (Sales developer reference, entities lead and opportunity).
 *
 * @param lead state of the lead
 * @param opportunities states of all opportunities that originate in it
 */
public record SalesState(Lead lead, List<Opportunity> opportunities) {
    /** {@code statecode} of a lead, in the order of its values; and gone, by itself or into another lead. */
    public enum Lead {
        Open,
        Qualified,
        Disqualified,
        Deleted,
        Merged;

        /** A merged lead is closed like a disqualified one, but the partner was not rejected. */
        public static Lead of(JsonNode lead) {
            return lead.path("merged").asBoolean()
                    ? Merged
                    : values()[lead.path("statecode").asInt()];
        }

        /** Whether sellers work with the lead no more, without having decided anything. */
        public boolean isGone() {
            return this == Deleted || this == Merged;
        }
    }

    /** {@code statecode} of an opportunity, in the order of its values. */
    public enum Opportunity {
        Open,
        Won,
        Lost;

        public static Opportunity of(JsonNode opportunity) {
            return values()[opportunity.path("statecode").asInt()];
        }
    }

    public static final SalesState DELETED = new SalesState(Lead.Deleted, List.of());

    /** From a lead that was read together with {@code opportunity_originating_lead}. */
    public static SalesState of(JsonNode lead) {
        List<Opportunity> opportunities = new ArrayList<>();
        lead.path("opportunity_originating_lead").forEach(one -> opportunities.add(Opportunity.of(one)));
        return new SalesState(Lead.of(lead), opportunities);
    }

    /** Whether one of the opportunities was won. */
    public boolean isWon() {
        return opportunities.contains(Opportunity.Won);
    }

    /** Lost only when nothing is open or won any more. */
    public boolean isLost() {
        return !opportunities.isEmpty() && opportunities.stream().allMatch(one -> one == Opportunity.Lost);
    }

    /** Whether sellers have refused the partner: disqualified, or lost without being won elsewhere. */
    public boolean isRefused() {
        return !isWon() && (lead == Lead.Disqualified || isLost());
    }

    /** In one word, for {@code gangway.prospectjourney}. */
    public String word() {
        if (isWon()) {
            return "Won";
        }
        if (lead == Lead.Qualified && isLost()) {
            return "Lost";
        }
        return lead.name();
    }
}
