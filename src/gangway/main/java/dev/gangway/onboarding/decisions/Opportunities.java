package dev.gangway.onboarding.decisions;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.onboarding.link.SalesState;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The opportunities of our leads as last seen. An open one may keep a lost partner waiting, and when it is deleted Sales tells
 * no more than its key. So it is written down by whoever saw it together with its lead, and not only when its own change is
 * read, which never comes if it is deleted before.
 */
final class Opportunities {
    private final Database headquarters;

    Opportunities(Database headquarters) {
        this.headquarters = headquarters;
    }

    /** Writes down the open ones; to be called in the transaction of what was concluded from them. */
    void remember(Collection<Finding> findings) {
        Map<String, Map<String, String>> open = new TreeMap<>();
        for (Finding finding : findings) {
            for (JsonNode one : finding.lead().path("opportunity_originating_lead")) {
                if (SalesState.Opportunity.of(one) == SalesState.Opportunity.Open) {
                    String id = one.path("opportunityid").asText();
                    open.put(
                            id,
                            Map.of(
                                    "opportunityid", id,
                                    "leadid", finding.known().leadId(),
                                    "state", SalesState.Opportunity.Open.name()));
                }
            }
        }
        if (!open.isEmpty()) {
            open.keySet().removeAll(known(open.keySet()));
            headquarters.batch("decisions/opportunity-insert", open.values());
        }
    }

    /** Those of the opportunities that are written down. */
    Set<String> known(Collection<String> ids) {
        return headquarters.rows("decisions/opportunities-known", Map.of("opportunityids", texts(ids))).stream()
                .map(row -> row.text("opportunityid"))
                .collect(toSet());
    }
}
