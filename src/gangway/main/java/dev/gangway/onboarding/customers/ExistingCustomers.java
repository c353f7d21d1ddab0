package dev.gangway.onboarding.customers;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.gangway.commerce.partners.Customers;
import dev.gangway.commerce.partners.Customers.Existing;
import dev.gangway.commerce.partners.Customers.Organization;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.ledger.RecordKey;
import dev.gangway.text.Fold;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The customers of headquarters that may be those that are wanted, whatever program created them. */
final class ExistingCustomers {
    private final OrganizationRules rules;
    private final Map<RecordKey, Existing> byAccount;
    private final Map<RecordKey, Existing> byRecord;
    private final Map<RecordKey, Existing> byEmail;
    private final Map<String, List<Existing>> organizations;
    private final Set<Existing> seen;
    private final Map<RecordKey, RecordKey> given = new HashMap<>();

    /**
     * @param found by number, record or e-mail address
     * @param alike organizations that the rules may meet
     */
    ExistingCustomers(List<Existing> found, List<Existing> alike, OrganizationRules rules) {
        this.rules = rules;
        seen = Stream.concat(found.stream(), alike.stream()).collect(toSet());
        organizations = alike.stream()
                .collect(groupingBy(
                        one -> one.key().dataareaid(), collectingAndThen(toList(), ExistingCustomers::once)));
        byAccount = found.stream().collect(toMap(Existing::key, one -> one, (a, b) -> a));
        byRecord = found.stream()
                .filter(one -> one.column("recordid") != null)
                .collect(toMap(
                        one -> new RecordKey(one.key().dataareaid(), one.column("recordid")), one -> one, (a, b) -> a));
        byEmail = found.stream()
                .filter(one -> one.email() != null)
                .collect(toMap(one -> new RecordKey(one.key().dataareaid(), one.email()), one -> one, (a, b) -> a));
    }

    /** Asks headquarters for those that may be the wanted ones. */
    static ExistingCustomers look(Customers customers, OrganizationRules rules, List<WantedCustomer> wanted) {
        List<Existing> found = customers.find(
                wanted.stream()
                        .filter(one -> !one.number().isEmpty())
                        .map(one -> new RecordKey(one.prospect().dataareaid(), one.number()))
                        .toList(),
                wanted.stream()
                        .filter(one -> !one.record().isEmpty())
                        .map(one -> new RecordKey(one.prospect().dataareaid(), one.record()))
                        .toList(),
                wanted.stream()
                        .filter(one -> one.email() != null)
                        .map(one -> search(one, one.email()))
                        .toList());
        List<Existing> alike = customers.alike(wanted.stream()
                .filter(one -> isByRules(one, rules))
                .map(one -> new Organization(
                        one.prospect().dataareaid(), one.column("organizationname"), one.column("primarycontactemail")))
                .toList());
        return new ExistingCustomers(found, alike, rules);
    }

    /** Two hierarchies have the same organization as their head. */
    private static List<Existing> once(List<Existing> organizations) {
        return List.copyOf(organizations.stream()
                .collect(toMap(Existing::account, one -> one, (a, b) -> a, LinkedHashMap::new))
                .values());
    }

    private static RecordKey search(WantedCustomer one, String term) {
        return new RecordKey(one.prospect().dataareaid(), Fold.address(term));
    }

    private static boolean isByRules(WantedCustomer one, OrganizationRules rules) {
        return rules.isAny() && one.type() == PartyType.Organization;
    }

    Set<Existing> seen() {
        return seen;
    }

    /** No match, one match, or several ambiguous ones. */
    List<Existing> of(WantedCustomer one) {
        String area = one.prospect().dataareaid();
        Existing customer = byAccount.get(new RecordKey(area, one.number()));
        if (customer == null) {
            // also when the number has not reached Sales yet, or the seller keeps another one there
            customer = byRecord.get(new RecordKey(area, one.record()));
        }
        if (customer == null && one.email() != null) {
            customer = byEmail.get(search(one, one.email()));
        }
        if (customer != null || !isByRules(one, rules)) {
            return customer == null ? List.of() : List.of(customer);
        }
        return rules.among(organizations.getOrDefault(area, List.of()), one::column);
    }

    /** Why the customer cannot be this prospect's; null when it can. */
    String objection(WantedCustomer one, Existing customer) {
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
            return "has not the e-mail address of the request: " + sameEmail.account() + " has";
        }
        RecordKey owner = given.get(customer.key());
        return owner == null || owner.equals(one.prospect()) ? null : "came on board with prospect " + owner;
    }

    /** The customer is this prospect's from now on. */
    void give(WantedCustomer one, Existing customer) {
        given.put(customer.key(), one.prospect());
    }
}
