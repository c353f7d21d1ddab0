package dev.gangway.onboarding.decisions;

import dev.gangway.database.Database;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.SharedRefusalException;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.customers.PartnerCustomers.ConcurrentCustomersException;
import dev.gangway.onboarding.link.OutcomeChunk;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Decides what follows from Sales' word; {@link Headquarters} does it. A chunk is one transaction with its
 * acknowledgement; a prospect that cannot be done is an error and the others go on.
 */
public final class OutcomeApplication {
    private final Database database;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Headquarters headquarters;
    private final Opportunities opportunities;

    public OutcomeApplication(Database database, WorkQueue queue, ErrorLedger errors, Headquarters headquarters) {
        this.database = database;
        this.queue = queue;
        this.errors = errors;
        this.headquarters = headquarters;
        this.opportunities = new Opportunities(database);
    }

    /**
     * Applies the chunk.
     *
     * @throws SharedRefusalException when nothing comes through, for a reason that is about no record
     */
    public void apply(@Body OutcomeChunk chunk, @ExchangeProperty("run") JobRun run) {
        headquarters.prepare(chunk.findings().values());
        List<SharedRefusal> shared = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        Map<WorkItem, RuntimeException> poison = Bisection.poison(chunk.claim(), some -> {
            Result result = applyTogether(some, chunk.findings());
            done.addAndGet(result.done());
            run.done(result.done());
            run.failed(result.failed());
            result.shared().ifPresent(shared::add);
        });
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        poison.forEach((item, e) -> refused.put(item, Refusal.byHeadquarters(e, requestId(chunk, item))));
        if (!refused.isEmpty()) {
            Optional<SharedRefusal> hitsAll = database.inTransaction(() -> {
                queue.hold(chunk.claim());
                return errors.refused(chunk.claim(), done.get(), refused);
            });
            hitsAll.ifPresent(shared::add);
            run.failed(refused.size() - aside(hitsAll));
        }
        shared.forEach(one -> one.raise(run));
    }

    private static int aside(Optional<SharedRefusal> shared) {
        return shared.map(SharedRefusal::records).orElse(0);
    }

    private static String requestId(OutcomeChunk chunk, WorkItem item) {
        Finding finding = chunk.findings().get(item);
        return finding == null ? null : finding.prospect().requestId();
    }

    private record Result(int done, int failed, Optional<SharedRefusal> shared) {}

    private Result applyTogether(Claim claim, Map<WorkItem, Finding> findings) {
        try {
            return database.inTransaction(() -> decide(claim, findings));
        } catch (ConcurrentCustomersException e) {
            return database.inTransaction(() -> {
                headquarters.hold();
                return decide(claim, findings);
            });
        }
    }

    private Result decide(Claim claim, Map<WorkItem, Finding> findings) {
        database.preferIndexes();
        queue.hold(claim);
        var chunk = new DecidedChunk(queue, errors, claim, findings);
        chunk.judge();
        Map<Decision, List<Finding>> byDecision = chunk.byDecision();
        Headquarters.Intent intent = headquarters.intend(byDecision);
        chunk.refuse(intent.refusals());
        Optional<SharedRefusal> shared = chunk.refuseUnreadable();
        chunk.acknowledge();
        intent.decide(byDecision);
        writeDown(byDecision);
        opportunities.remember(
                byDecision.values().stream().flatMap(List::stream).toList());
        // customers come last: until the transaction ends, no other transaction can create customers
        intent.follow(byDecision);
        return new Result(chunk.passed(), chunk.failed() - aside(shared), shared);
    }

    /** With one statement, which locks the links in the order of their keys. */
    private void writeDown(Map<Decision, List<Finding>> byDecision) {
        List<Map<String, Object>> links = new ArrayList<>();
        byDecision.forEach((decision, findings) -> findings.forEach(finding -> links.add(Map.of(
                "dataareaid", finding.key().dataareaid(),
                "prospectid", finding.key().id(),
                "salesstate", finding.state().word(),
                "leadstate", finding.state().lead().name(),
                "decides", headquarters.isDecidedBy(decision) ? 1 : 0,
                "now", database.utcNow()))));
        database.each("decisions/link-settled", links);
    }
}
