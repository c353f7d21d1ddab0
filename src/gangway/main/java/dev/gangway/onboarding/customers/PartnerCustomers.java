package dev.gangway.onboarding.customers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.CustomerHierarchies;
import dev.gangway.commerce.partners.Customers;
import dev.gangway.commerce.partners.Customers.NewCustomer;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The customers of partners that Sales has qualified or won: one that exists is found again, by the number that the account
 * or contact carries in Sales, else a person by the e-mail address and an organization by the rules that are set; any other
 * is made.
 *
 * <p>A customer that belongs to another partner or to a hierarchy is never taken away: that is for an operator to settle.
 */
public final class PartnerCustomers {
    private final Customers customers;
    private final CustomerHierarchies hierarchies;
    private final CustomerLinks links;
    private final PartnerRecords records;
    private final Map<PartyType, JsltMap> maps;
    private final OrganizationRules rules;

    /**
     * @param rules by which organizations are found again that Sales has no number of
     * @param records what the maps are applied to
     * @param organization account to Organization customer, a JSLT file
     * @param person contact to Person customer, a JSLT file
     */
    public PartnerCustomers(
            Customers customers,
            CustomerHierarchies hierarchies,
            CustomerLinks links,
            OrganizationRules rules,
            PartnerRecords records,
            JsltMap organization,
            JsltMap person) {
        this.customers = customers;
        this.hierarchies = hierarchies;
        this.rules = rules;
        this.links = links;
        this.records = records;
        this.maps = new EnumMap<>(Map.of(PartyType.Organization, organization, PartyType.Person, person));
    }

    /**
     * What came of a plan.
     *
     * @param hierarchies the ids of the hierarchies with which customers were written; they are still to be made
     * @param creditLimits what Sales named when the customers were linked
     */
    public record Provided(Map<RecordKey, String> hierarchies, Map<RecordKey, CustomerLinks.Limits> creditLimits) {}

    /** Another transaction created or changed a customer between the plan and its execution; nothing may be committed. */
    public static final class ConcurrentCustomersException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConcurrentCustomersException() {
            super("A customer was created or changed by another transaction at the same moment");
        }
    }

    /** To be called before {@link #plan}, while no connection is held. */
    public void prepare(Iterable<Finding> findings) {
        records.prepare(findings);
    }

    /**
     * Plans how each prospect gets its customers. Takes no locks and writes nothing; others may make customers meanwhile:
     * {@link #carryOut} looks again.
     */
    public CustomerPlan plan(List<Finding> findings) {
        if (findings.isEmpty()) {
            return CustomerPlan.NOTHING;
        }
        Map<RecordKey, Set<PartyType>> present =
                customers.of(findings.stream().map(Finding::key).toList());
        List<WantedCustomer> wanted = new ArrayList<>();
        for (Finding finding : findings) {
            for (PartyType type : PartyType.values()) {
                if (!present.getOrDefault(finding.key(), Set.of()).contains(type)) {
                    wanted.add(new WantedCustomer(finding, type, this::columns));
                }
            }
        }
        return wanted.isEmpty()
                ? CustomerPlan.NOTHING
                : CustomerPlan.of(wanted, ExistingCustomers.look(customers, rules, wanted));
    }

    private JsonNode columns(Finding finding, PartyType type, List<Refusal> notices) {
        return maps.get(type).apply(records.source(finding, notices));
    }

    /**
     * Makes and takes over customers, and links those of all the findings with the records of Sales. Others that want
     * to make customers wait from here to the end of the transaction, so this belongs at its end.
     *
     * @param findings those that were not refused
     * @param onBoard those of them that get a hierarchy with their customers
     * @throws ConcurrentCustomersException when the plan does not hold any more
     */
    public Provided carryOut(CustomerPlan plan, List<Finding> findings, Set<RecordKey> onBoard) {
        Map<RecordKey, String> hierarchies = Map.of();
        if (!plan.wanted().isEmpty()) {
            customers.hold();
            if (!plan.holdsFor(ExistingCustomers.look(customers, rules, plan.wanted()))) {
                throw new ConcurrentCustomersException();
            }
            customers.adopt(plan.adopted());
            hierarchies = create(plan.created(), onBoard);
        }
        return new Provided(hierarchies, links.add(findings));
    }

    /** A hierarchy is numbered together with its customers when all of them are new. */
    private Map<RecordKey, String> create(List<WantedCustomer> created, Set<RecordKey> onBoard) {
        Map<RecordKey, Long> news = created.stream()
                .filter(one -> onBoard.contains(one.prospect()))
                .collect(groupingBy(WantedCustomer::prospect, LinkedHashMap::new, counting()));
        Map<RecordKey, String> ids = hierarchies.number(news.entrySet().stream()
                .filter(entry -> entry.getValue() == PartyType.values().length)
                .map(Map.Entry::getKey)
                .toList());
        customers.create(created.stream()
                .map(one -> new NewCustomer(one.prospect(), one.type(), ids.get(one.prospect()), one.columns()))
                .toList());
        return ids;
    }
}
