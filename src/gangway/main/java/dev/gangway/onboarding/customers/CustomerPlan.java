package dev.gangway.onboarding.customers;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.gangway.commerce.partners.Customers.Adopted;
import dev.gangway.commerce.partners.Customers.Existing;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How prospects get their customers: which exist and are taken over, which are created, and who cannot have any. */
public final class CustomerPlan {
    static final CustomerPlan NOTHING = new CustomerPlan(List.of(), Set.of(), Map.of(), List.of(), List.of());

    private final List<WantedCustomer> wanted;
    private final Set<Existing> seen;
    private final Map<RecordKey, Refusal> refusals;
    private final List<Adopted> adopted;
    private final List<WantedCustomer> created;

    private CustomerPlan(
            List<WantedCustomer> wanted,
            Set<Existing> seen,
            Map<RecordKey, Refusal> refusals,
            List<Adopted> adopted,
            List<WantedCustomer> created) {
        this.wanted = wanted;
        this.seen = seen;
        this.refusals = refusals;
        this.adopted = adopted;
        this.created = created;
    }

    /** An account or contact, for customers of a legal entity. */
    private record SalesRecord(PartyType type, RecordKey key) {}

    /** Plans for these customers, as one prospect after the other. */
    static CustomerPlan of(List<WantedCustomer> wanted, ExistingCustomers existing) {
        Map<RecordKey, Refusal> refusals = new HashMap<>();
        List<Adopted> adopted = new ArrayList<>();
        List<WantedCustomer> created = new ArrayList<>();
        Map<SalesRecord, RecordKey> makers = new HashMap<>();
        // one prospect after the other, as if each came by itself: what falls into one chunk decides nothing
        Map<RecordKey, List<WantedCustomer>> byProspect = wanted.stream()
                .sorted(comparing(WantedCustomer::prospect))
                .collect(groupingBy(WantedCustomer::prospect, LinkedHashMap::new, toList()));
        byProspect.forEach((prospect, all) -> {
            Map<WantedCustomer, Existing> found = new LinkedHashMap<>();
            Refusal refusal = null;
            for (WantedCustomer one : all) {
                refusal = refusal == null ? find(one, existing, makers, found) : refusal;
            }
            if (refusal != null) {
                refusals.put(prospect, refusal);
                return;
            }
            for (WantedCustomer one : all) {
                Existing customer = found.get(one);
                if (customer == null) {
                    one.columns(); // mapped now, before any lock is taken
                    created.add(one);
                    makers.put(record(one), prospect);
                } else {
                    existing.give(one, customer);
                    adopted.add(new Adopted(prospect, customer, one.email()));
                }
            }
        });
        return new CustomerPlan(wanted, existing.seen(), refusals, adopted, created);
    }

    /** Finds the customer, if there is one; returns why it cannot be had, else null. */
    private static Refusal find(
            WantedCustomer one,
            ExistingCustomers existing,
            Map<SalesRecord, RecordKey> makers,
            Map<WantedCustomer, Existing> found) {
        List<Existing> candidates = existing.of(one);
        if (candidates.size() > 1) {
            return ambiguous(one, candidates);
        }
        if (candidates.isEmpty()) {
            RecordKey maker = one.record().isEmpty() ? null : makers.get(record(one));
            return maker == null ? null : shared(one, maker);
        }
        Existing customer = candidates.get(0);
        String objection = existing.objection(one, customer);
        if (objection != null) {
            return refusal(one, "is customer " + customer.account() + ", but that " + objection);
        }
        found.put(one, customer);
        return null;
    }

    private static SalesRecord record(WantedCustomer one) {
        return new SalesRecord(one.type(), new RecordKey(one.prospect().dataareaid(), one.record()));
    }

    private static Refusal shared(WantedCustomer one, RecordKey maker) {
        return refusal(
                one,
                "has the same " + (one.type() == PartyType.Organization ? "account" : "contact") + " as prospect "
                        + maker + ", which came on board with it");
    }

    private static Refusal refusal(WantedCustomer one, String why) {
        return new Refusal(
                one.request(),
                "CustomerTaken",
                "In Sales, prospect " + one.prospect() + " " + why
                        + ". A colleague of a partner is a user to be added, not a"
                        + " second partner. Correct the number or the lead's account and contact in Sales, or settle it in"
                        + " headquarters, then retry",
                true);
    }

    private static Refusal ambiguous(WantedCustomer one, List<Existing> candidates) {
        return new Refusal(
                one.request(),
                "CustomerAmbiguous",
                "The organization of prospect " + one.prospect() + " may be any of the customers "
                        + candidates.stream().map(Existing::account).sorted().collect(joining(", "))
                        + ". Enter the right one's number on the lead's account in Sales, then retry",
                true);
    }

    /** The customers that are missing. */
    List<WantedCustomer> wanted() {
        return wanted;
    }

    /** Whether headquarters still has just the customers that the plan was made for. */
    boolean holdsFor(ExistingCustomers now) {
        return now.seen().equals(seen);
    }

    /** Why not, for the prospects that cannot have their customers. */
    public Map<RecordKey, Refusal> refusals() {
        return refusals;
    }

    List<Adopted> adopted() {
        return adopted;
    }

    List<WantedCustomer> created() {
        return created;
    }

    /** Notices for the operator about created customers. */
    public Map<RecordKey, Refusal> notices() {
        Map<RecordKey, Refusal> notices = new HashMap<>();
        created.forEach(one -> one.notices().forEach(notice -> notices.put(one.prospect(), notice)));
        return notices;
    }
}
