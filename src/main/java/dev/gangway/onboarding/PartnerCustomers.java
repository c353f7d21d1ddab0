package dev.gangway.onboarding;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.CustomerHierarchies;
import dev.gangway.commerce.Customers;
import dev.gangway.commerce.Customers.Adopted;
import dev.gangway.commerce.Customers.Existing;
import dev.gangway.commerce.Customers.NewCustomer;
import dev.gangway.commerce.Customers.Organization;
import dev.gangway.commerce.Customers.Search;
import dev.gangway.commerce.PartyType;
import dev.gangway.commerce.ProspectKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.OutcomeChunk.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The customers of partners that Sales has qualified or won: one that exists is found again, by the number that the account
 * or contact carries in Sales, else a person by the e-mail address and an organization by the rules that are set; any other
 * is made.
 *
 * <p>A customer that belongs to another partner or to a hierarchy is never taken away: that is for a person to settle.
 */
public final class PartnerCustomers {
    private final Customers customers;
    private final CustomerHierarchies hierarchies;
    private final CustomerLinks links;
    private final Map<PartyType, JsltMap> maps;
    private final OrganizationRules rules;

    /**
     * @param rules by which organizations are found again that Sales has no number of
     * @param organization account to Organization customer, a JSLT file
     * @param person contact to Person customer, a JSLT file
     */
    public PartnerCustomers(
            Customers customers,
            CustomerHierarchies hierarchies,
            CustomerLinks links,
            OrganizationRules rules,
            JsltMap organization,
            JsltMap person) {
        this.customers = customers;
        this.hierarchies = hierarchies;
        this.rules = rules;
        this.links = links;
        this.maps = new EnumMap<>(Map.of(PartyType.Organization, organization, PartyType.Person, person));
    }

    /**
     * How prospects get their customers. Others may make customers meanwhile: {@link #carryOut} looks again.
     *
     * @param wanted the customers that are missing
     * @param seen what there was of them, whoever made it
     * @param refusals why not, for the prospects where it cannot be
     */
    record Plan(
            List<Wanted> wanted,
            Set<Existing> seen,
            Map<ProspectKey, Refusal> refusals,
            List<Adopted> adopted,
            List<Wanted> created) {
        private static final Plan NOTHING = new Plan(List.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    /**
     * What came of a plan.
     *
     * @param hierarchies the ids of the hierarchies with which customers were written; they are still to be made
     * @param creditLimits what Sales named when the customers were linked
     */
    record Provided(Map<ProspectKey, String> hierarchies, Map<ProspectKey, BigDecimal> creditLimits) {}

    /** Somebody made or changed a customer between the plan and its execution; nothing may be committed then. */
    static final class ConcurrentCustomersException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConcurrentCustomersException() {
            super("A customer was made or changed by somebody else at the same moment");
        }
    }

    /** How each of the prospects gets the customers that it is to have. Keeps nobody waiting and writes nothing. */
    Plan plan(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Plan.NOTHING;
        }
        Map<ProspectKey, Set<PartyType>> present =
                customers.of(findings.stream().map(Finding::key).toList());
        List<Wanted> wanted = new ArrayList<>();
        for (Finding finding : findings) {
            for (PartyType type : PartyType.values()) {
                if (!present.getOrDefault(finding.key(), Set.of()).contains(type)) {
                    wanted.add(new Wanted(finding, type));
                }
            }
        }
        return wanted.isEmpty() ? Plan.NOTHING : planMissing(wanted);
    }

    private Plan planMissing(List<Wanted> wanted) {
        var existing = new ExistingCustomers(wanted);
        Map<ProspectKey, Refusal> refusals = new HashMap<>();
        Map<Wanted, Existing> found = new HashMap<>();
        for (Wanted one : wanted) {
            List<Existing> candidates = existing.of(one);
            if (candidates.size() > 1) {
                refusals.put(one.prospect(), ambiguous(one, candidates));
            } else if (!candidates.isEmpty()) {
                Existing customer = candidates.get(0);
                String objection = existing.objection(one, customer);
                if (objection == null) {
                    found.put(one, customer);
                } else {
                    refusals.put(one.prospect(), refusal(one, customer, objection));
                }
            }
        }
        List<Adopted> adopted = new ArrayList<>();
        List<Wanted> created = new ArrayList<>();
        for (Wanted one : wanted) {
            if (!refusals.containsKey(one.prospect())) {
                Existing customer = found.get(one);
                if (customer == null) {
                    one.columns(); // mapped now, while nobody waits
                    created.add(one);
                } else {
                    adopted.add(new Adopted(one.prospect(), customer, one.email()));
                }
            }
        }
        return new Plan(wanted, existing.seen, refusals, adopted, created);
    }

    /**
     * Makes and takes over customers, and links those of all the findings with the records of Sales. Others that want to make
     * customers wait from here to the end of the transaction, so this belongs at its end.
     *
     * @param findings those that were not refused
     * @param onBoard those of them that get a hierarchy with their customers
     * @throws ConcurrentCustomersException when the plan does not hold any more
     */
    Provided carryOut(Plan plan, List<Finding> findings, Set<ProspectKey> onBoard) {
        Map<ProspectKey, String> hierarchies = Map.of();
        if (!plan.wanted().isEmpty()) {
            customers.hold();
            if (!new ExistingCustomers(plan.wanted()).seen.equals(plan.seen())) {
                throw new ConcurrentCustomersException();
            }
            customers.adopt(plan.adopted());
            hierarchies = create(plan.created(), onBoard);
        }
        return new Provided(hierarchies, links.add(findings));
    }

    /** A hierarchy is numbered together with its customers when all of them are new. */
    private Map<ProspectKey, String> create(List<Wanted> created, Set<ProspectKey> onBoard) {
        Map<ProspectKey, Long> news = created.stream()
                .filter(one -> onBoard.contains(one.prospect()))
                .collect(groupingBy(Wanted::prospect, LinkedHashMap::new, counting()));
        Map<ProspectKey, String> ids = hierarchies.number(news.entrySet().stream()
                .filter(entry -> entry.getValue() == PartyType.values().length)
                .map(Map.Entry::getKey)
                .toList());
        customers.create(created.stream()
                .map(one -> new NewCustomer(one.prospect(), one.type(), ids.get(one.prospect()), one.columns()))
                .toList());
        return ids;
    }

    private static Refusal refusal(Wanted one, Existing customer, String objection) {
        return new Refusal(
                one.finding().prospect().text("requestid"),
                "CustomerTaken",
                "In Sales, prospect " + one.prospect() + " is customer " + customer.customeraccount() + ", but that "
                        + objection + ". Correct the number or the lead's account and contact in Sales, or settle it in"
                        + " headquarters, then retry",
                true);
    }

    private static Refusal ambiguous(Wanted one, List<Existing> candidates) {
        return new Refusal(
                one.finding().prospect().text("requestid"),
                "CustomerAmbiguous",
                "The organization of prospect " + one.prospect() + " may be any of the customers "
                        + candidates.stream()
                                .map(Existing::customeraccount)
                                .sorted()
                                .collect(joining(", "))
                        + ". Enter the right one's number on the lead's account in Sales, then retry",
                true);
    }

    private static JsonNode source(Finding finding) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.set("prospect", finding.prospect().json());
        setIfThere(source, "account", finding.record(PartyType.Organization));
        setIfThere(source, "contact", finding.record(PartyType.Person));
        return source;
    }

    private static void setIfThere(ObjectNode source, String name, JsonNode node) {
        if (node.isObject()) {
            source.set(name, node);
        }
    }

    /** A customer that a prospect has to have. Compared by identity: each is there once. */
    private final class Wanted {
        private final Finding finding;
        private final PartyType type;
        private JsonNode columns;

        Wanted(Finding finding, PartyType type) {
            this.finding = finding;
            this.type = type;
        }

        Finding finding() {
            return finding;
        }

        PartyType type() {
            return type;
        }

        ProspectKey prospect() {
            return finding.key();
        }

        /** The customer account that Sales has for it; empty when none. */
        String number() {
            return finding.record(type)
                    .path(SalesColumns.number(type))
                    .asText("")
                    .strip();
        }

        /** What the map makes of it. */
        JsonNode columns() {
            if (columns == null) {
                columns = maps.get(type).apply(source(finding));
            }
            return columns;
        }

        String column(String name) {
            return columns().path(name).asText(null);
        }

        /** Whether the rules for organizations are to find it. */
        boolean isByRules() {
            return rules.isAny() && type == PartyType.Organization;
        }

        /** What the person will sign in with; null for an organization. */
        String email() {
            return type == PartyType.Person ? finding.prospect().text("primaryemailaddress") : null;
        }
    }

    /** What headquarters has already of what is wanted. */
    private final class ExistingCustomers {
        private final Map<Search, Existing> byAccount;
        private final Map<Search, Existing> byEmail;
        private final Map<String, List<Existing>> organizations;
        private final Set<Existing> seen;
        private final Set<Search> given = new HashSet<>();

        ExistingCustomers(List<Wanted> wanted) {
            List<Existing> found = customers.find(
                    wanted.stream()
                            .filter(one -> !one.number().isEmpty())
                            .map(one -> new Search(one.prospect().dataareaid(), one.number()))
                            .toList(),
                    wanted.stream()
                            .filter(one -> one.email() != null)
                            .map(one -> search(one, one.email()))
                            .toList());
            List<Existing> alike = customers.alike(wanted.stream()
                    .filter(Wanted::isByRules)
                    .map(one -> new Organization(
                            one.prospect().dataareaid(),
                            one.column("organizationname"),
                            one.column("primarycontactemail")))
                    .toList());
            seen = Stream.concat(found.stream(), alike.stream()).collect(toSet());
            organizations = alike.stream()
                    .collect(groupingBy(Existing::dataareaid, collectingAndThen(toList(), ExistingCustomers::once)));
            byAccount = found.stream()
                    .collect(
                            toMap(one -> new Search(one.dataareaid(), one.customeraccount()), one -> one, (a, b) -> a));
            byEmail = found.stream()
                    .filter(one -> one.email() != null)
                    .collect(toMap(one -> new Search(one.dataareaid(), one.email()), one -> one, (a, b) -> a));
        }

        /** The head of two hierarchies is one organization. */
        private static List<Existing> once(List<Existing> organizations) {
            return List.copyOf(organizations.stream()
                    .collect(toMap(Existing::customeraccount, one -> one, (a, b) -> a, LinkedHashMap::new))
                    .values());
        }

        private static Search search(Wanted one, String term) {
            return new Search(one.prospect().dataareaid(), term.toLowerCase(Locale.ROOT));
        }

        /** None, or the one; several when nobody can tell which. */
        List<Existing> of(Wanted one) {
            String area = one.prospect().dataareaid();
            Existing customer = byAccount.get(new Search(area, one.number()));
            if (customer == null && one.email() != null) {
                customer = byEmail.get(search(one, one.email()));
            }
            if (customer != null || !one.isByRules()) {
                return customer == null ? List.of() : List.of(customer);
            }
            return rules.among(organizations.getOrDefault(area, List.of()), one::column);
        }

        /** Why the customer cannot be this prospect's; null when it can. */
        String objection(Wanted one, Existing customer) {
            if (customer.partyType() != one.type()) {
                return "is not of type " + one.type();
            }
            if (customer.prospect() != null && !customer.prospect().equals(one.prospect())) {
                return "came on board with prospect " + customer.prospect();
            }
            if (customer.hierarchy() != null) {
                return "belongs to hierarchy " + customer.hierarchy();
            }
            Existing sameEmail = one.email() == null ? null : byEmail.get(search(one, one.email()));
            if (sameEmail != null && !sameEmail.equals(customer)) {
                return "has not the e-mail address of the request: " + sameEmail.customeraccount() + " has";
            }
            return given.add(new Search(customer.dataareaid(), customer.customeraccount()))
                    ? null
                    : "was given to another prospect a moment ago";
        }
    }
}
