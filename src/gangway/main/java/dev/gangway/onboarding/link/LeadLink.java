package dev.gangway.onboarding.link;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The link between a prospect and its lead.
 *
 * @param prospect whose lead it is
 * @param leadId the key of the lead
 * @param leadState the state of the lead when it was last read, a name of {@link SalesState.Lead}; null when it never was, or
 *     is not asked for
 */
public record LeadLink(RecordKey prospect, String leadId, String leadState) {
    /** The links of those of the leads that have one: a lead without a link is not Gangway's. */
    public static List<LeadLink> ofLeads(Database headquarters, Collection<String> leadIds) {
        return leadIds.isEmpty()
                ? List.of()
                : headquarters.rowsByKey("link/links-by-lead", Map.of("leadids", Database.texts(leadIds))).stream()
                        .map(LeadLink::of)
                        .toList();
    }

    /** Of a row with columns of {@code gangway.link} under their own names. */
    public static LeadLink of(Row row) {
        return new LeadLink(RecordKey.of(row, "prospectid"), row.text("leadid"), row.text("leadstate"));
    }
}
