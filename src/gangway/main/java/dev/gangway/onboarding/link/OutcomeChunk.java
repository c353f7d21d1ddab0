package dev.gangway.onboarding.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkItem;
import java.util.Map;

/** Claimed prospects with what Sales says about them; the body of the route {@code sales-outcomes} between its steps. */
public record OutcomeChunk(Claim claim, Map<WorkItem, Finding> findings) {
    /**
     * @param known the prospect and its link, as headquarters has them
     * @param outcome what Sales answered when asked for the lead with account, contact and opportunities
     */
    public record Finding(LinkedProspect known, Outcome outcome) {
        public Prospect prospect() {
            return known.prospect();
        }

        /** Whether Sales gave the lead, or said that it is gone. */
        public boolean isRead() {
            return outcome.verdict() == Verdict.DONE && outcome.body() != null
                    || outcome.verdict() == Verdict.NOT_FOUND;
        }

        /** Whether Sales could not answer just now, for a reason that has nothing to do with the record. */
        public boolean isToBeAskedAgain() {
            return outcome.verdict() == Verdict.RETRY || outcome.verdict() == Verdict.UNKNOWN;
        }

        /** The lead; a missing node when it is gone. */
        public JsonNode lead() {
            return outcome.body() == null ? MissingNode.getInstance() : outcome.body();
        }

        public RecordKey key() {
            return known.key();
        }

        /** The account of an organization, the contact of a person; a missing node when the lead has none. */
        public JsonNode record(PartyType type) {
            JsonNode record = lead().path(type == PartyType.Organization ? "parentaccountid" : "parentcontactid");
            return record.isObject() ? record : MissingNode.getInstance();
        }

        public SalesState state() {
            return lead().isMissingNode() ? SalesState.DELETED : SalesState.of(lead());
        }
    }

    /** Camel hashes what a route looks into: that must not read every column of a thousand rows. */
    @Override
    public int hashCode() {
        return claim.hashCode();
    }

    /** Keys only: a body may end up in a log. */
    @Override
    public String toString() {
        return "Outcomes of " + claim;
    }
}
