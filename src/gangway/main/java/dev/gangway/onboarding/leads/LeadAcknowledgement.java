package dev.gangway.onboarding.leads;

import static dev.gangway.database.Database.nullable;
import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.SharedRefusalException;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.decisions.EarlyChanges;
import dev.gangway.onboarding.link.SalesRefusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of the job {@code prospects-to-leads}: writes down, in one transaction, what Sales said to each record of
 * the chunk. A record that was refused goes to the error ledger with Sales' own code and words; the rest moves on.
 */
public final class LeadAcknowledgement {
    private static final Logger LOG = LoggerFactory.getLogger(LeadAcknowledgement.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final EarlyChanges earlyChanges;

    public LeadAcknowledgement(Database headquarters, WorkQueue queue, ErrorLedger errors) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.earlyChanges = new EarlyChanges(headquarters, queue);
    }

    /**
     * Acknowledges the chunk. What headquarters cannot write down is halved, down to the record that it refuses.
     *
     * @throws LeaseLostException when another worker took over meanwhile: it writes down its own
     * @throws SharedRefusalException when nothing comes through, for a reason that is about no record
     */
    public void acknowledge(@ExchangeProperty("answers") LeadAnswers chunk, @ExchangeProperty("run") JobRun run) {
        Map<WorkItem, LeadAnswer> answers = chunk.answers();
        List<SharedRefusal> shared = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        Map<WorkItem, RuntimeException> poison =
                Bisection.poison(chunk.claim(), some -> done.addAndGet(acknowledge(some, answers, run, shared)));
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        poison.forEach((item, e) -> refused.put(item, Refusal.byHeadquarters(e, requestId(answers.get(item)))));
        if (!refused.isEmpty()) {
            Optional<SharedRefusal> hitsAll = headquarters.inTransaction(() -> {
                queue.hold(chunk.claim());
                return errors.refused(chunk.claim(), done.get(), refused);
            });
            hitsAll.ifPresent(shared::add);
            run.failed(refused.size() - aside(hitsAll));
        }
        shared.forEach(one -> one.raise(run));
    }

    private int acknowledge(Claim claim, Map<WorkItem, LeadAnswer> answers, JobRun run, List<SharedRefusal> shared) {
        var tally = new Tally(claim);
        claim.records().forEach(item -> tally.add(item, answers.get(item)));
        Optional<SharedRefusal> hitsAll;
        try {
            hitsAll = headquarters.inTransaction(() -> write(tally));
        } catch (LeaseLostException e) {
            writeAgain(tally.changed);
            throw e;
        }
        hitsAll.ifPresent(shared::add);
        run.done(tally.done.size());
        run.failed(tally.refused.size() + tally.refusedBySales.size() - aside(hitsAll));
        return tally.done.size();
    }

    private static int aside(Optional<SharedRefusal> shared) {
        return shared.map(SharedRefusal::records).orElse(0);
    }

    private static String requestId(LeadAnswer answer) {
        return answer == null ? null : answer.write().prospect().requestId();
    }

    /** Our change may have arrived after the newer one of the worker that took over. */
    private void writeAgain(List<Map<String, Object>> changed) {
        List<RecordKey> late = changed.stream().map(LeadAcknowledgement::key).toList();
        headquarters.inTransaction(() -> {
            queue.putAll(Job.PROSPECTS_TO_LEADS.id(), late);
            headquarters.update("leads/links-unsure", RecordKey.parameters(late, "prospectids"));
        });
    }

    private static RecordKey key(Map<String, Object> link) {
        return new RecordKey((String) link.get("dataareaid"), (String) link.get("prospectid"));
    }

    private Optional<SharedRefusal> write(Tally tally) {
        Claim done = tally.claim.of(tally.done);
        Map<String, RecordKey> early = earlyChanges.of(
                tally.created.stream().collect(toMap(link -> (String) link.get("leadid"), LeadAcknowledgement::key)));
        // what is due is locked first, and sales-outcomes before this job: everybody has that order
        List<RecordKey> toBeAsked = new ArrayList<>(early.values());
        // what Sales has may be older than what headquarters has now, and may have been decided already
        toBeAsked.addAll(tally.arrivedUnseen);
        queue.putAll(Job.SALES_OUTCOMES.id(), toBeAsked);
        if (done.records().size() < tally.claim.records().size()) {
            queue.hold(tally.claim);
        }
        // the fence comes before the effects: who lost the lease writes nothing
        queue.done(done);
        errors.resolved(done);
        headquarters.each("leads/links-created", tally.created);
        earlyChanges.forget(early.keySet());
        headquarters.batch("leads/links-updated", tally.changed);
        tally.refused.forEach((item, refusal) -> errors.refused(tally.claim, item, refusal));
        if (!tally.unknown.isEmpty()) {
            queue.release(tally.claim.of(tally.unknown), SHORTLY);
        }
        queue.putAll(Job.PROSPECTS_TO_LEADS.id(), tally.arrivedUnseen);
        return errors.refused(tally.claim, tally.accepted, tally.refusedBySales);
    }

    /** What became of the chunk. */
    private final class Tally {
        private final Claim claim;
        private final List<WorkItem> done = new ArrayList<>();
        private final List<WorkItem> unknown = new ArrayList<>();
        private final List<RecordKey> arrivedUnseen = new ArrayList<>();
        private final Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        private final Map<WorkItem, Refusal> refusedBySales = new LinkedHashMap<>();
        private final List<Map<String, Object>> created = new ArrayList<>();
        private final List<Map<String, Object>> changed = new ArrayList<>();
        private int accepted;

        Tally(Claim claim) {
            this.claim = claim;
        }

        /** @param answer null when the record was not found by its key */
        void add(WorkItem item, LeadAnswer answer) {
            if (answer == null) {
                refused.put(item, new Refusal(null, "Defect", "The key '" + item + "' is not that of any row", true));
                return;
            }
            LeadWrite write = answer.write();
            Outcome outcome = answer.outcome();
            if (write.refusal() != null) {
                refused.put(write.item(), write.refusal());
            } else if (write.kind() == LeadWrite.Kind.LATER) {
                unknown.add(write.item());
            } else if (outcome == null || outcome.verdict() == Verdict.DONE) {
                succeeded(write, write.lead());
            } else if (outcome.verdict() == Verdict.ALREADY_EXISTS) {
                arrivedUnseen.add(write.key());
                succeeded(write, null);
            } else if (outcome.verdict() == Verdict.RETRY || outcome.verdict() == Verdict.UNKNOWN) {
                unknown.add(write.item());
            } else if (outcome.verdict() == Verdict.NOT_FOUND && write.kind() == LeadWrite.Kind.WITHDRAW) {
                succeeded(write, null);
            } else {
                refusedBySales.put(write.item(), refusal(write, outcome));
            }
        }

        private void succeeded(LeadWrite write, String lead) {
            done.add(write.item());
            accepted += write.operation() == null ? 0 : 1;
            if (write.operation() == null || write.kind() == LeadWrite.Kind.WITHDRAW) {
                return;
            }
            LOG.atDebug()
                    .addKeyValue("job", claim.job())
                    .addKeyValue("record", write.item())
                    .addKeyValue("request", write.prospect().requestId())
                    .addKeyValue("lead", write.identity().leadId())
                    .log(
                            "{}: prospect {} is lead {}",
                            claim.job(),
                            write.item(),
                            write.identity().leadId());
            Map<String, Object> link = new HashMap<>();
            link.put("dataareaid", write.key().dataareaid());
            link.put("prospectid", write.key().id());
            link.put("leadsent", nullable(lead));
            if (write.kind() == LeadWrite.Kind.CREATE) {
                link.put("leadid", write.identity().leadId().toString());
                link.put("now", headquarters.utcNow());
                created.add(link);
            } else {
                changed.add(link);
            }
        }

        private Refusal refusal(LeadWrite write, Outcome outcome) {
            String request = write.prospect().requestId();
            if (outcome.verdict() == Verdict.NOT_FOUND) {
                return new Refusal(
                        request,
                        outcome.code(),
                        "The lead " + write.identity().leadId() + " is gone in Sales: " + outcome.message()
                                + ". Decide the prospect in headquarters, then discard this error",
                        true);
            }
            return SalesRefusals.ofWrite(request, outcome);
        }
    }
}
