package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads from Sales how leads and their opportunities stand. */
final class Leads {
    static final int PAGE = 5000;

    private static final int AT_ONCE = 500;
    private static final String COLUMNS =
            "$select=leadid,statecode,merged,msdyn_prospectid,msdyn_b2bcommerceprospect,msdyn_b2bprospectstatus"
                    + "&$expand=opportunity_originating_lead($select=statecode)";

    private final Dataverse sales;

    Leads(Dataverse sales) {
        this.sales = sales;
    }

    /** All leads that are marked as ours, page after page. */
    Stream<JsonNode> marked() {
        return sales.query("leads?" + COLUMNS + "&$filter=msdyn_b2bcommerceprospect eq true", PAGE);
    }

    /**
     * Leads by key, a missing node for each that is gone. Keys about which Sales gave no answer are left out: nothing is
     * known about them.
     */
    Map<String, JsonNode> byId(Collection<String> ids) {
        List<String> wanted = List.copyOf(ids);
        Map<String, JsonNode> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<String> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
            List<Outcome> outcomes = sales.retrieveAll("leads", "leadid", some, COLUMNS);
            if (outcomes.stream().allMatch(outcome -> outcome.verdict() == Verdict.REJECTED)) {
                // for one reason, which this says: a privilege or a column that is missing
                sales.get("leads?" + COLUMNS + "&$top=1");
            }
            for (int i = 0; i < some.size(); i++) {
                Outcome outcome = outcomes.get(i);
                if (outcome.verdict() == Verdict.DONE && outcome.body() != null) {
                    found.put(some.get(i), outcome.body());
                } else if (outcome.verdict() == Verdict.NOT_FOUND) {
                    found.put(some.get(i), MissingNode.getInstance());
                }
            }
        }
        return found;
    }
}
