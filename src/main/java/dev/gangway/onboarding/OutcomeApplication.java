package dev.gangway.onboarding;

import static dev.gangway.database.Database.utcNow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.CustomerHierarchies;
import dev.gangway.commerce.Customers;
import dev.gangway.commerce.Customers.Approved;
import dev.gangway.commerce.Notifications;
import dev.gangway.commerce.PartyType;
import dev.gangway.commerce.ProspectKey;
import dev.gangway.commerce.ProspectStatus;
import dev.gangway.commerce.Prospects;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.OutcomeChunk.Finding;
import dev.gangway.onboarding.PartnerCustomers.ConcurrentCustomersException;
import dev.gangway.onboarding.PartnerCustomers.Plan;
import dev.gangway.onboarding.PartnerCustomers.Provided;
import dev.gangway.sales.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Does in headquarters what follows from Sales' word: customers, approval with hierarchy and mail, rejection with mail. A
 * chunk is one transaction with its acknowledgement; a prospect that cannot be done is an error and the others go on.
 */
public final class OutcomeApplication {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Prospects prospects;
    private final Customers customers;
    private final PartnerCustomers partnerCustomers;
    private final CustomerHierarchies hierarchies;
    private final Notifications notifications;
    private final DecisionListeners listeners;
    private final Opportunities opportunities;

    /** @param partnerCustomers finds or makes the customers that {@code customers} keeps */
    public OutcomeApplication(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            Prospects prospects,
            Customers customers,
            PartnerCustomers partnerCustomers,
            CustomerHierarchies hierarchies,
            Notifications notifications,
            DecisionListeners listeners) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.prospects = prospects;
        this.customers = customers;
        this.partnerCustomers = partnerCustomers;
        this.hierarchies = hierarchies;
        this.notifications = notifications;
        this.listeners = listeners;
        this.opportunities = new Opportunities(headquarters);
    }

    /** Applies the chunk. */
    public void apply(@Body OutcomeChunk chunk, @ExchangeProperty("run") JobRun run) {
        Bisection.of(
                chunk.claim(),
                some -> {
                    Result result = applyTogether(some, chunk.findings());
                    run.done(result.done());
                    run.failed(result.failed());
                },
                (one, e) -> {
                    Due due = one.records().get(0);
                    headquarters.inTransaction(() -> errors.refused(
                            one,
                            due,
                            new Refusal(
                                    chunk.findings().get(due).prospect().text("requestid"),
                                    "Headquarters",
                                    Database.reason(e),
                                    false)));
                    run.failed(1);
                });
    }

    private record Result(int done, int failed) {}

    private Result applyTogether(Claim claim, Map<Due, Finding> findings) {
        try {
            return headquarters.inTransaction(() -> decide(claim, findings));
        } catch (ConcurrentCustomersException e) {
            return headquarters.inTransaction(() -> {
                customers.hold();
                return decide(claim, findings);
            });
        }
    }

    /** What others wait for comes last: until the transaction ends, nobody else makes customers. */
    private Result decide(Claim claim, Map<Due, Finding> findings) {
        headquarters.preferIndexes();
        Map<Decision, List<Finding>> byDecision = new EnumMap<>(Decision.class);
        List<Due> done = new ArrayList<>(claim.records());
        done.removeIf(due -> !findings.containsKey(due));
        List<Due> gone = new ArrayList<>(claim.records());
        gone.removeAll(done);
        int failed = 0;
        for (Due due : List.copyOf(done)) {
            Finding finding = findings.get(due);
            if (finding.isToBeAskedAgain()) {
                done.remove(due);
                queue.release(claim.of(List.of(due)), SHORTLY);
                continue;
            }
            Refusal refusal = finding.isRead() ? settle(finding, byDecision) : unreadable(finding);
            if (refusal != null) {
                done.remove(due);
                errors.refused(claim, due, refusal);
                failed++;
            }
        }
        Map<ProspectKey, Refusal> refusals = takenAddresses(byDecision.getOrDefault(Decision.APPROVE, List.of()));
        leaveOut(refusals.keySet(), byDecision);
        Plan plan = partnerCustomers.plan(withCustomers(byDecision));
        refusals.putAll(plan.refusals());
        leaveOut(refusals.keySet(), byDecision);
        for (var refused : refusals.entrySet()) {
            Due due = due(claim, refused.getKey());
            done.remove(due);
            errors.refused(claim, due, refused.getValue());
            failed++;
        }
        acknowledge(claim, done, gone);
        List<Finding> approved = byDecision.getOrDefault(Decision.APPROVE, List.of());
        List<Finding> rejected = byDecision.getOrDefault(Decision.REJECT, List.of());
        prospects.decide(statuses(approved), ProspectStatus.Approved);
        prospects.decide(statuses(rejected), ProspectStatus.Rejected);
        notifications.withdrawDeclines(keys(approved));
        notifications.queue(Notifications.APPROVED, rows(approved));
        notifications.queue(Notifications.REJECTED, rows(rejected));
        byDecision.forEach(this::writeDown);
        opportunities.remember(
                byDecision.values().stream().flatMap(List::stream).toList());
        listeners.remember(dues(approved));
        listeners.remember(dues(rejected));
        provideCustomers(plan, byDecision);
        return new Result(done.size(), failed);
    }

    private void provideCustomers(Plan plan, Map<Decision, List<Finding>> byDecision) {
        List<Finding> approved = byDecision.getOrDefault(Decision.APPROVE, List.of());
        List<ProspectKey> onBoard = keys(findings(byDecision, Decision.APPROVE, Decision.COMPLETE));
        Provided provided = partnerCustomers.carryOut(plan, withCustomers(byDecision), Set.copyOf(onBoard));
        customers.grantCredit(approved.stream()
                .map(finding -> approved(finding, provided.creditLimits().get(finding.key())))
                .toList());
        hierarchies.create(onBoard, provided.hierarchies());
    }

    private static List<Finding> withCustomers(Map<Decision, List<Finding>> byDecision) {
        return findings(byDecision, Decision.CUSTOMERS, Decision.APPROVE, Decision.COMPLETE);
    }

    /** Those that are refused are decided another time. */
    private static void leaveOut(Set<ProspectKey> refused, Map<Decision, List<Finding>> byDecision) {
        if (!refused.isEmpty()) {
            byDecision.values().forEach(findings -> findings.removeIf(finding -> refused.contains(finding.key())));
        }
    }

    /** The fence comes before the effects: who lost the lease decides nothing. */
    private void acknowledge(Claim claim, List<Due> done, List<Due> gone) {
        Claim over = claim.of(Stream.concat(done.stream(), gone.stream()).toList());
        queue.done(over);
        errors.resolved(over);
    }

    private static Refusal settle(Finding finding, Map<Decision, List<Finding>> byDecision) {
        Decision decision = decision(finding);
        byDecision.computeIfAbsent(decision, key -> new ArrayList<>()).add(finding);
        return forAPerson(decision, finding);
    }

    private static Refusal unreadable(Finding finding) {
        Outcome outcome = finding.outcome();
        return new Refusal(
                finding.prospect().text("requestid"),
                outcome.code() == null ? "HTTP " + outcome.status() : outcome.code(),
                outcome.message(),
                false);
    }

    static Decision decision(Finding finding) {
        return Decision.of(
                ProspectStatus.valueOf(finding.prospect().text("b2bprospectstatus")),
                finding.prospect().text("salesstate"),
                finding.prospect().text("contrary") != null,
                finding.state());
    }

    private static Refusal forAPerson(Decision decision, Finding finding) {
        Row prospect = finding.prospect();
        return switch (decision) {
            case CONTRARY ->
                new Refusal(
                        prospect.text("requestid"),
                        "ContraryOutcome",
                        "Sales now says " + finding.state().word() + ", but prospect " + prospect.text("prospectid")
                                + " is approved and its customers exist. Nothing was taken away: settle it in headquarters or"
                                + " in Sales, then discard this error",
                        true);
            case LEAD_GONE ->
                new Refusal(
                        prospect.text("requestid"),
                        "LeadGone",
                        "Lead " + prospect.text("leadid") + " of pending prospect " + prospect.text("prospectid")
                                + (finding.state().lead() == SalesState.Lead.Merged
                                        ? " was merged into lead "
                                                + finding.lead()
                                                        .path("_masterid_value")
                                                        .asText() + ", whose decisions are about another partner"
                                        : " was deleted in Sales. It is not created again by itself")
                                + ": decide the prospect in headquarters, then discard this error",
                        true);
            default -> null;
        };
    }

    private static List<Finding> findings(Map<Decision, List<Finding>> byDecision, Decision... decisions) {
        return Stream.of(decisions)
                .flatMap(decision -> byDecision.getOrDefault(decision, List.of()).stream())
                .toList();
    }

    /** A rejected partner may have come again: whoever is on board under the address meanwhile stays the only one. */
    private Map<ProspectKey, Refusal> takenAddresses(List<Finding> approved) {
        Map<ProspectKey, Row> rejected = new LinkedHashMap<>();
        approved.stream()
                .filter(finding ->
                        ProspectStatus.Rejected.name().equals(finding.prospect().text("b2bprospectstatus")))
                .forEach(finding -> rejected.put(finding.key(), finding.prospect()));
        Map<ProspectKey, Refusal> refusals = new HashMap<>();
        prospects
                .holdersOfEmail(rejected.values())
                .forEach((key, holder) -> refusals.put(
                        key,
                        new Refusal(
                                rejected.get(key).text("requestid"),
                                "DuplicatePartner",
                                "Sales now says Won about rejected prospect " + key + ", but its e-mail address is on"
                                        + " board already (" + holder
                                        + "). Discard this error, or retry it once the other is rejected",
                                true)));
        return refusals;
    }

    private static Approved approved(Finding finding, BigDecimal before) {
        JsonNode account = finding.record(PartyType.Organization);
        JsonNode ofAccount = account.path("creditlimit");
        return new Approved(
                finding.key(),
                finding.prospect().text("currencycode"),
                ofAccount.isNumber()
                        ? ofAccount.decimalValue()
                        : (BigDecimal) finding.prospect().get("creditlimit"),
                before,
                account.path("msdyn_creditlimitismandatory").asBoolean());
    }

    private void writeDown(Decision decision, List<Finding> findings) {
        headquarters.each(
                "link-settled",
                findings.stream()
                        .map(finding -> Map.of(
                                "dataareaid", finding.prospect().text("dataareaid"),
                                "prospectid", finding.prospect().text("prospectid"),
                                "salesstate", finding.state().word(),
                                "leadstate", finding.state().lead().name(),
                                "decides", decision == Decision.APPROVE || decision == Decision.REJECT ? 1 : 0,
                                "now", utcNow()))
                        .toList());
    }

    private static Map<ProspectKey, ProspectStatus> statuses(List<Finding> findings) {
        Map<ProspectKey, ProspectStatus> statuses = new LinkedHashMap<>();
        findings.forEach(finding -> statuses.put(
                finding.key(), ProspectStatus.valueOf(finding.prospect().text("b2bprospectstatus"))));
        return statuses;
    }

    private static List<Row> rows(List<Finding> findings) {
        return findings.stream().map(Finding::prospect).toList();
    }

    private static List<Due> dues(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        new Due(finding.key().dataareaid(), finding.key().prospectid(), 0))
                .toList();
    }

    private static List<ProspectKey> keys(List<Finding> findings) {
        return findings.stream().map(Finding::key).toList();
    }

    private static Due due(Claim claim, ProspectKey key) {
        return claim.records().stream()
                .filter(due -> due.dataareaid().equals(key.dataareaid())
                        && due.subject().equals(key.prospectid()))
                .findFirst()
                .orElseThrow();
    }
}
