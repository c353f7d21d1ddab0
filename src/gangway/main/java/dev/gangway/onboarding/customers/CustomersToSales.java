package dev.gangway.onboarding.customers;

import dev.gangway.commerce.partners.Requestor;
import dev.gangway.database.Database;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.customers.CustomerWrites.Write;
import dev.gangway.onboarding.link.Answered;
import dev.gangway.onboarding.link.SalesRefusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The last part of the job {@code sales-outcomes}: writes the customer's number back to the account or contact that it came
 * from, so that both systems know it by one number (dual-write mapping reference, Customers V3), and where that is wanted
 * later changes of the customer. Only columns that differ from what is known to be there are written, so that a repetition
 * changes nothing.
 *
 * <p>A number that Sales has already and that headquarters does not know is the seller's and stays.
 */
public final class CustomersToSales {
    /** Under this name its records are due and its errors are listed. */
    public static final String LANE = Job.Queue.CUSTOMERS_TO_SALES;

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final CustomerDifferences differences;
    private final BatchSizer sizer;
    /** The run in which it was seen that nothing comes through. */
    private final AtomicReference<JobRun> inVain = new AtomicReference<>();

    /**
     * @param requestor whether contacts are customers in person, who can be sold to
     * @param twoWay whether later changes in headquarters follow, see {@link CustomerChanges}
     * @param sizer how many customers make one request
     */
    public CustomersToSales(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            Dataverse sales,
            Requestor requestor,
            boolean twoWay,
            BatchSizer sizer) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.differences =
                new CustomerDifferences(headquarters, new Amounts(sales, headquarters.clock()), requestor, twoWay);
        this.sizer = sizer;
    }

    /** The customers to look at now; none once it is clear that nothing comes through in this run. */
    public Claim claim(@ExchangeProperty("run") JobRun run) {
        return inVain.get() == run ? new Claim(LANE, "", List.of()) : queue.claim(LANE, sizer.next());
    }

    /** What differs in the claimed customers. */
    public CustomerWrites map(@ExchangeProperty("claim") Claim claim) {
        return differences.of(claim);
    }

    /**
     * What goes to Sales now, with one request.
     *
     * @throws dev.gangway.ledger.LeaseLostException when another worker has the customers by now
     */
    public List<Operation> operations(@ExchangeProperty("customers") CustomerWrites writes) {
        // a late request would overwrite what another worker has sent since
        queue.keep(writes.claim());
        return writes.list().stream().map(Write::operation).toList();
    }

    /**
     * Acknowledges the claimed customers. A refusal that hits all of them does not keep decisions waiting: the run shows it
     * and goes on.
     *
     * @param outcomes one for each operation that was sent, in their order
     */
    public void acknowledge(
            @ExchangeProperty("customers") CustomerWrites writes,
            @Body List<Outcome> outcomes,
            @ExchangeProperty("run") JobRun run) {
        Answered.all(writes.list(), outcomes);
        Map<WorkItem, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Write write = writes.list().get(i);
            answers.put(write.item(), new Answer(write, outcomes.get(i)));
        }
        Claim claim = writes.claim();
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>(writes.refused());
        Claim mapped = claim.of(claim.records().stream()
                .filter(item -> !refused.containsKey(item))
                .toList());
        AtomicInteger done = new AtomicInteger();
        Bisection.poison(
                        mapped,
                        some -> done.addAndGet(
                                headquarters.inTransaction(() -> acknowledge(some, answers, writes.notices(), run))))
                .forEach((item, e) -> refused.put(item, Refusal.byHeadquarters(e, null)));
        run.done(done.get());
        if (!refused.isEmpty()) {
            headquarters
                    .inTransaction(() -> {
                        queue.hold(claim);
                        return errors.refused(claim, done.get(), refused);
                    })
                    .ifPresent(shared -> show(shared, run));
            run.failed(refused.size());
        }
    }

    private record Answer(Write write, Outcome outcome) {}

    private void show(SharedRefusal shared, JobRun run) {
        run.failed(-shared.records());
        shared.show(run);
        if (shared.lasting()) {
            inVain.set(run);
        }
    }

    /** Returns the number of successes. */
    private int acknowledge(Claim claim, Map<WorkItem, Answer> answers, Map<WorkItem, Refusal> notices, JobRun run) {
        headquarters.preferIndexes();
        List<WorkItem> done = new ArrayList<>(claim.records());
        List<WorkItem> later = new ArrayList<>();
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        List<Map<String, Object>> known = new ArrayList<>();
        List<Map<String, Object>> gone = new ArrayList<>();
        for (WorkItem item : claim.records()) {
            Answer answer = answers.get(item);
            if (answer == null) {
                continue; // nothing differs
            }
            Write write = answer.write();
            Outcome outcome = answer.outcome();
            switch (outcome.verdict()) {
                case DONE -> {
                    write.known().setAll(write.difference());
                    known.add(link(write));
                }
                // merged or deleted: nothing is left to be kept up to date
                case NOT_FOUND -> gone.add(link(write));
                case RETRY, UNKNOWN -> later.add(item);
                default -> refused.put(item, SalesRefusals.ofWrite(null, outcome));
            }
        }
        done.removeAll(later);
        done.removeAll(refused.keySet());
        // links are locked before what is due here, as where a seller's changes are taken over
        headquarters.each("customers/customerlink-known", known);
        headquarters.each("customers/customerlink-delete", gone);
        queue.hold(claim);
        queue.release(claim.of(later), SHORTLY);
        queue.done(claim.of(done));
        errors.resolved(claim.of(done));
        done.stream().filter(notices::containsKey).forEach(item -> errors.park(LANE, item.key(), notices.get(item)));
        run.failed(refused.size());
        errors.refused(claim, known.size() + gone.size(), refused).ifPresent(shared -> show(shared, run));
        return known.size();
    }

    private static Map<String, Object> link(Write write) {
        return Map.of(
                "dataareaid", write.item().key().dataareaid(),
                "customeraccount", write.item().key().id(),
                "known", write.known().toString());
    }
}
