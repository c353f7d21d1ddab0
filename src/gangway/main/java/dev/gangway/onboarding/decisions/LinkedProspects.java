package dev.gangway.onboarding.decisions;

import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import java.util.List;
import java.util.Map;

/**
 * Claimed prospects with their links; a property of the route {@code sales-outcomes}.
 *
 * @param rows in a fixed order; without those that are no longer there
 */
public record LinkedProspects(Claim claim, Map<WorkItem, Row> rows) {
    /** The keys of their leads. */
    public List<String> leadIds() {
        return rows.values().stream().map(row -> row.text("leadid")).toList();
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Prospects of " + claim;
    }
}
