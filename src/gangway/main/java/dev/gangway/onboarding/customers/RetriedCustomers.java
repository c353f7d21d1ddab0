package dev.gangway.onboarding.customers;

import dev.gangway.commerce.partners.PartyType;
import dev.gangway.dataverse.Outcome;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import dev.gangway.onboarding.link.Answered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claimed customers with what Sales says about their records; a property of the route. For one thread. */
public final class RetriedCustomers {
    private final Claim claim;
    private final Map<WorkItem, LinkedCustomer> found;
    private final Map<WorkItem, Outcome> answers = new HashMap<>();

    /** @param found without those that are no longer linked */
    RetriedCustomers(Claim claim, Map<WorkItem, LinkedCustomer> found) {
        this.claim = claim;
        this.found = found;
    }

    Claim claim() {
        return claim;
    }

    Map<WorkItem, LinkedCustomer> found() {
        return found;
    }

    Map<WorkItem, Outcome> answers() {
        return answers;
    }

    /** The accounts to be asked for, by their keys. */
    public List<String> accounts() {
        return keys(PartyType.Organization);
    }

    /** The contacts to be asked for, by their keys. */
    public List<String> contacts() {
        return keys(PartyType.Person);
    }

    private List<String> keys(PartyType type) {
        return items(type).stream().map(item -> found.get(item).recordId()).toList();
    }

    private List<WorkItem> items(PartyType type) {
        return claim.records().stream()
                .filter(item -> found.containsKey(item) && type(item) == type)
                .toList();
    }

    /** Null when it is none. */
    PartyType type(WorkItem item) {
        return found.get(item).knownType().orElse(null);
    }

    void answered(PartyType type, List<Outcome> outcomes) {
        List<WorkItem> asked = items(type);
        Answered.all(asked, outcomes);
        for (int i = 0; i < asked.size(); i++) {
            answers.put(asked.get(i), outcomes.get(i));
        }
    }

    /** Keys only: it may end up in a log. */
    @Override
    public String toString() {
        return "Customers of " + claim;
    }
}
