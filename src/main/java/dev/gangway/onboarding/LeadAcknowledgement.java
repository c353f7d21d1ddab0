package dev.gangway.onboarding;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.texts;
import static dev.gangway.database.Database.utcNow;

import dev.gangway.database.Database;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.sales.Outcome;
import dev.gangway.sales.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
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
     * Acknowledges the chunk.
     *
     * @throws LeaseLostException when another worker took over meanwhile: it writes down its own
     */
    public void acknowledge(@Body LeadChunk chunk, @ExchangeProperty("run") JobRun run) {
        var tally = new Tally(chunk.claim());
        chunk.answers().forEach(tally::add);
        try {
            headquarters.inTransaction(() -> write(tally));
        } catch (LeaseLostException e) {
            writeAgain(tally.changed);
            throw e;
        }
        run.done(tally.done.size());
        run.failed(tally.refused.size());
    }

    /** Our change may have arrived after the newer one of whoever took over. */
    private void writeAgain(List<Map<String, Object>> changed) {
        List<Due> late = changed.stream()
                .map(link -> new Due((String) link.get("dataareaid"), (String) link.get("prospectid"), 0))
                .toList();
        headquarters.inTransaction(() -> {
            headquarters.update(
                    "links-unsure",
                    Map.of(
                            "dataareaids",
                                    texts(late.stream().map(Due::dataareaid).toList()),
                            "prospectids", texts(late.stream().map(Due::subject).toList())));
            queue.putAll(ProspectsToLeads.JOB, late);
        });
    }

    private void write(Tally tally) {
        Claim done = tally.claim.of(tally.done);
        // the fence comes first: who lost the lease writes nothing
        queue.done(done);
        errors.resolved(done);
        headquarters.each("links-created", tally.created);
        earlyChanges.linked(
                tally.created.stream().map(link -> (String) link.get("leadid")).toList());
        headquarters.batch("links-updated", tally.changed);
        tally.refused.forEach((due, refusal) -> errors.refused(tally.claim, due, refusal));
        if (!tally.unknown.isEmpty()) {
            queue.release(tally.claim.of(tally.unknown), SHORTLY);
        }
        if (!tally.arrivedUnseen.isEmpty()) {
            // what Sales has may be older than what headquarters has now, and may have been decided already
            queue.putAll(ProspectsToLeads.JOB, tally.arrivedUnseen);
            queue.putAll(SalesOutcomes.JOB, tally.arrivedUnseen);
        }
    }

    /** What became of the chunk. */
    private static final class Tally {
        private final Claim claim;
        private final List<Due> done = new ArrayList<>();
        private final List<Due> unknown = new ArrayList<>();
        private final List<Due> arrivedUnseen = new ArrayList<>();
        private final Map<Due, Refusal> refused = new HashMap<>();
        private final List<Map<String, Object>> created = new ArrayList<>();
        private final List<Map<String, Object>> changed = new ArrayList<>();

        Tally(Claim claim) {
            this.claim = claim;
        }

        void add(LeadAnswer answer) {
            LeadWrite write = answer.write();
            Outcome outcome = answer.outcome();
            if (write.refusal() != null) {
                refused.put(write.due(), write.refusal());
            } else if (outcome == null || outcome.verdict() == Verdict.DONE) {
                succeeded(write, write.lead());
            } else if (outcome.verdict() == Verdict.ALREADY_EXISTS) {
                arrivedUnseen.add(write.due());
                succeeded(write, null);
            } else if (outcome.verdict() == Verdict.RETRY || outcome.verdict() == Verdict.UNKNOWN) {
                unknown.add(write.due());
            } else if (outcome.verdict() == Verdict.NOT_FOUND && write.kind() == LeadWrite.Kind.WITHDRAW) {
                succeeded(write, null);
            } else {
                refused.put(write.due(), refusal(write, outcome));
            }
        }

        private void succeeded(LeadWrite write, String lead) {
            done.add(write.due());
            if (write.operation() == null || write.kind() == LeadWrite.Kind.WITHDRAW) {
                return;
            }
            LOG.atDebug()
                    .addKeyValue("job", claim.job())
                    .addKeyValue("record", write.due())
                    .addKeyValue("request", write.prospect().text("requestid"))
                    .addKeyValue("lead", write.identity().leadId())
                    .log(
                            "{}: prospect {} is lead {}",
                            claim.job(),
                            write.due(),
                            write.identity().leadId());
            Map<String, Object> link = new HashMap<>();
            link.put("dataareaid", write.due().dataareaid());
            link.put("prospectid", write.due().subject());
            link.put("leadsent", nullable(lead));
            if (write.kind() == LeadWrite.Kind.CREATE) {
                link.put("leadid", write.identity().leadId().toString());
                link.put("now", utcNow());
                created.add(link);
            } else {
                changed.add(link);
            }
        }

        private static Refusal refusal(LeadWrite write, Outcome outcome) {
            String request = write.prospect().text("requestid");
            if (outcome.verdict() == Verdict.NOT_FOUND) {
                return new Refusal(
                        request,
                        outcome.code(),
                        "The lead " + write.identity().leadId() + " is gone in Sales: " + outcome.message()
                                + ". Decide the prospect in headquarters, then discard this error",
                        true);
            }
            return new Refusal(
                    request,
                    outcome.code() == null ? "HTTP " + outcome.status() : outcome.code(),
                    outcome.message(),
                    outcome.verdict() == Verdict.REJECTED);
        }
    }
}
