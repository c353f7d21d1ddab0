package dev.gangway.onboarding.decisions;

import dev.gangway.commerce.mail.Notifications;
import dev.gangway.commerce.partners.CustomerHierarchies;
import dev.gangway.commerce.partners.Customers;
import dev.gangway.commerce.partners.Customers.Approved;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.commerce.partners.Prospects;
import dev.gangway.commerce.partners.Prospects.StatusChange;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.customers.CustomerLinks.Limits;
import dev.gangway.onboarding.customers.CustomerPlan;
import dev.gangway.onboarding.customers.PartnerCustomers;
import dev.gangway.onboarding.customers.PartnerCustomers.Provided;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Headquarters of tables: customers, approval with hierarchy and mail, rejection with mail are written by Gangway, in one
 * transaction with the acknowledgement.
 */
public final class HeadquartersTables implements Headquarters {
    private final ErrorLedger errors;
    private final Prospects prospects;
    private final Customers customers;
    private final PartnerCustomers partnerCustomers;
    private final CustomerHierarchies hierarchies;
    private final Notifications notifications;
    private final DecisionListeners listeners;

    /** @param partnerCustomers finds or makes the customers that {@code customers} keeps */
    public HeadquartersTables(
            ErrorLedger errors,
            Prospects prospects,
            Customers customers,
            PartnerCustomers partnerCustomers,
            CustomerHierarchies hierarchies,
            Notifications notifications,
            DecisionListeners listeners) {
        this.errors = errors;
        this.prospects = prospects;
        this.customers = customers;
        this.partnerCustomers = partnerCustomers;
        this.hierarchies = hierarchies;
        this.notifications = notifications;
        this.listeners = listeners;
    }

    @Override
    public void prepare(Collection<Finding> findings) {
        partnerCustomers.prepare(findings);
    }

    @Override
    public Intent intend(Map<Decision, List<Finding>> byDecision) {
        Map<RecordKey, Refusal> refusals = takenAddresses(byDecision.getOrDefault(Decision.APPROVE, List.of()));
        Findings.leaveOut(refusals.keySet(), byDecision);
        CustomerPlan plan = partnerCustomers.plan(withCustomers(byDecision));
        refusals.putAll(plan.refusals());
        Findings.leaveOut(refusals.keySet(), byDecision);
        return new Planned(refusals, plan);
    }

    @Override
    public void hold() {
        customers.hold();
    }

    @Override
    public boolean isDecidedBy(Decision decision) {
        return decision == Decision.APPROVE || decision == Decision.RECOGNIZE || decision == Decision.REJECT;
    }

    private final class Planned implements Intent {
        private final Map<RecordKey, Refusal> refusals;
        private final CustomerPlan plan;

        Planned(Map<RecordKey, Refusal> refusals, CustomerPlan plan) {
            this.refusals = refusals;
            this.plan = plan;
        }

        @Override
        public Map<RecordKey, Refusal> refusals() {
            return refusals;
        }

        @Override
        public void decide(Map<Decision, List<Finding>> byDecision) {
            List<Finding> approved = Findings.of(byDecision, Decision.APPROVE);
            List<Finding> rejected = Findings.of(byDecision, Decision.REJECT);
            // one statement for all of them, which locks them in the order of their keys
            prospects.decide(Stream.concat(
                            changes(
                                    Findings.of(byDecision, Decision.APPROVE, Decision.RECOGNIZE),
                                    ProspectStatus.Approved),
                            changes(rejected, ProspectStatus.Rejected))
                    .toList());
            notifications.withdrawDeclines(Findings.keys(approved));
            notifications.queue(Notifications.APPROVED, Findings.prospects(approved));
            notifications.queue(Notifications.REJECTED, Findings.prospects(rejected));
        }

        @Override
        public void follow(Map<Decision, List<Finding>> byDecision) {
            listeners.remember(Findings.keys(Findings.of(byDecision, Decision.APPROVE, Decision.REJECT)));
            provideCustomers(plan, byDecision);
        }
    }

    private void provideCustomers(CustomerPlan plan, Map<Decision, List<Finding>> byDecision) {
        List<Finding> approved = byDecision.getOrDefault(Decision.APPROVE, List.of());
        List<RecordKey> onBoard = Findings.keys(Findings.of(byDecision, Decision.APPROVE, Decision.COMPLETE));
        Provided provided = partnerCustomers.carryOut(plan, withCustomers(byDecision), Set.copyOf(onBoard));
        customers.grantCredit(approved.stream()
                .map(finding -> approved(finding, provided.creditLimits().get(finding.key())))
                .toList());
        hierarchies.create(onBoard, provided.hierarchies());
        plan.notices().forEach((key, notice) -> errors.park(Job.SALES_OUTCOMES.id(), key, notice));
    }

    private static List<Finding> withCustomers(Map<Decision, List<Finding>> byDecision) {
        return Findings.of(byDecision, Decision.CUSTOMERS, Decision.APPROVE, Decision.COMPLETE);
    }

    /** A rejected partner may have come again: whoever is on board under the address meanwhile stays the only one. */
    private Map<RecordKey, Refusal> takenAddresses(List<Finding> approved) {
        Map<RecordKey, Finding> rejected = new LinkedHashMap<>();
        approved.stream()
                .filter(finding -> finding.prospect().is(ProspectStatus.Rejected))
                .forEach(finding -> rejected.put(finding.key(), finding));
        Map<RecordKey, String> emails = new HashMap<>();
        rejected.forEach((key, finding) -> {
            if (finding.prospect().email() != null) {
                emails.put(key, finding.prospect().email());
            }
        });
        Map<RecordKey, Refusal> refusals = new HashMap<>();
        prospects
                .holdersOfEmail(emails)
                .forEach((key, holder) -> refusals.put(key, DecisionRefusals.taken(rejected.get(key), holder)));
        return refusals;
    }

    private static Approved approved(Finding finding, Limits limits) {
        BigDecimal own = finding.prospect().creditLimit();
        String currency = finding.prospect().currency();
        boolean mandatory = finding.record(PartyType.Organization)
                .path("msdyn_creditlimitismandatory")
                .asBoolean();
        if (limits == null) {
            return new Approved(finding.key(), currency, own, null, mandatory);
        }
        // the prospect's own is in the prospect's currency
        boolean sameCurrency = currency == null || limits.currency() == null || currency.equals(limits.currency());
        return new Approved(
                finding.key(),
                limits.currency() == null ? currency : limits.currency(),
                limits.now() != null ? limits.now() : sameCurrency ? own : null,
                limits.before(),
                mandatory);
    }

    private static Stream<StatusChange> changes(List<Finding> findings, ProspectStatus after) {
        return findings.stream()
                .map(finding ->
                        new StatusChange(finding.key(), finding.prospect().status(), after));
    }
}
