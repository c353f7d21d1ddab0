package dev.gangway.onboarding.customers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.database.TextWidths;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.ClaimedRows;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.link.SalesRefusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes over, each for itself, the accounts and contacts of a page that headquarters refused as a whole: the route asks
 * Sales how they stand now, and those that are refused still are errors, tried again like any other.
 */
final class CustomerRetry {
    /** Under this name its records are due and its errors are listed. */
    static final String LANE = Job.Queue.CUSTOMERS_FROM_SALES;

    /** No customers. */
    static final Claim NOTHING = new Claim(LANE, "", List.of());

    private static final int AT_ONCE = 200;
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;

    CustomerRetry(Database headquarters, WorkQueue queue, ErrorLedger errors) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
    }

    /** Takes customers over in one transaction, and returns the number of changed ones. */
    interface Effects {
        int takeOver(PartyType type, List<LinkedCustomer> customers, Map<String, JsonNode> records);
    }

    /** Some of those that are due now. */
    Claim claim() {
        return queue.claim(LANE, AT_ONCE);
    }

    RetriedCustomers load(Claim claim) {
        return new RetriedCustomers(claim, customers(claim));
    }

    /**
     * Takes over those that are there.
     *
     * @return the next ones that are due; none when it is clear that nothing comes through
     */
    Claim apply(RetriedCustomers customers, JobRun run, Effects effects) {
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        List<WorkItem> later = new ArrayList<>();
        List<WorkItem> over = new ArrayList<>();
        Claim claim = customers.claim();
        for (WorkItem item : claim.records()) {
            Outcome answer = customers.answers().get(item);
            if (customers.found().containsKey(item) && customers.type(item) == null) {
                refused.put(item, unknownType(customers.found().get(item)));
            } else if (answer == null || answer.verdict() == Verdict.DONE || answer.verdict() == Verdict.NOT_FOUND) {
                over.add(item);
            } else if (answer.verdict() == Verdict.RETRY || answer.verdict() == Verdict.UNKNOWN) {
                later.add(item);
            } else {
                refused.put(item, SalesRefusals.ofRead(null, answer));
            }
        }
        queue.release(claim.of(later), SHORTLY);
        AtomicInteger done = new AtomicInteger();
        Bisection.poison(claim.of(over), some -> done.addAndGet(apply(some, customers, effects)))
                .forEach((item, e) -> refused.put(item, named(Refusal.byHeadquarters(e, null), item, customers)));
        run.done(done.get());
        Optional<SharedRefusal> shared = headquarters.inTransaction(() -> {
            queue.hold(claim.of(List.copyOf(refused.keySet())));
            return errors.refused(claim, done.get(), refused);
        });
        run.failed(refused.size() - shared.map(SharedRefusal::records).orElse(0));
        shared.ifPresent(one -> one.show(run));
        return shared.isPresent() ? NOTHING : claim();
    }

    /** The refusal with the columns of Sales whose texts are too long, which PostgreSQL does not name. */
    private Refusal named(Refusal refusal, WorkItem item, RetriedCustomers customers) {
        Outcome answer = customers.answers().get(item);
        if (answer == null || answer.body() == null) {
            return refusal;
        }
        Map<String, Integer> widths = TextWidths.of(headquarters, "hq", "customer");
        String tooLong = TwoWayColumn.of(customers.type(item)).stream()
                .map(column -> column.tooLong(answer.body(), widths))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        return tooLong.isEmpty() ? refusal : refusal.and("Too long: " + tooLong);
    }

    private Map<WorkItem, LinkedCustomer> customers(Claim claim) {
        Map<String, Object> keys = RecordKey.parameters(claim.keys(), "accounts");
        Map<WorkItem, LinkedCustomer> customers = new LinkedHashMap<>();
        ClaimedRows.of(claim, headquarters.rowsByKey("customers/claimed", keys), "dataareaid", "customeraccount")
                .forEach((item, row) -> customers.put(item, LinkedCustomer.of(row)));
        return customers;
    }

    private static Refusal unknownType(LinkedCustomer customer) {
        return new Refusal(
                null,
                "PartyTypeUnknown",
                "partytype of customer " + customer.key().id() + " is '" + customer.typeWord()
                        + "', which is neither Organization nor Person. Correct it in hq.customer, then retry",
                true);
    }

    private int apply(Claim claim, RetriedCustomers customers, Effects effects) {
        Map<WorkItem, Outcome> answers = customers.answers();
        return headquarters.inTransaction(() -> {
            claim.records().stream()
                    .filter(item ->
                            answers.containsKey(item) && answers.get(item).body() != null)
                    .collect(groupingBy(customers::type))
                    .forEach((type, some) -> effects.takeOver(
                            type,
                            some.stream().map(customers.found()::get).toList(),
                            some.stream()
                                    .collect(toMap(
                                            item -> customers.found().get(item).recordId(),
                                            item -> answers.get(item).body(),
                                            (a, b) -> b))));
            queue.hold(claim);
            queue.done(claim);
            errors.resolved(claim);
            return claim.records().size();
        });
    }
}
