package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The second half of the job {@code headquarters}: reads each claimed prospect by its key, lets the mirror follow, writes a
 * decision that Sales has taken, and looks for what came of an approval. One worker has a prospect at a time, and every step
 * begins with reading: so whatever a crash or a lost answer left behind is seen before anything is sent.
 */
public final class HeadquartersWork {
    private static final String JOB = Job.HEADQUARTERS.id();
    private static final int AT_ONCE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersWork.class);

    private final Database database;
    private final WorkQueue queue;
    private final CloudTables tables;
    private final CloudHeadquarters cloud;
    private final ProspectSteps steps;

    HeadquartersWork(CloudTables tables, CloudHeadquarters cloud, ProspectSteps steps) {
        this.tables = tables;
        this.database = tables.database();
        this.queue = tables.queue();
        this.cloud = cloud;
        this.steps = steps;
    }

    public Claim claim() {
        return queue.claim(JOB, AT_ONCE);
    }

    /** One prospect after the other, each with transactions of its own. */
    public void work(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        List<RecordKey> keys = claim.keys();
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        int done = 0;
        for (int i = 0; i < keys.size(); i++) {
            WorkItem item = claim.records().get(i);
            List<WorkItem> left = claim.records().subList(i, keys.size());
            if (queue.isOver(JOB)) {
                // each takes several requests: whoever stops waits for one and not for all
                queue.release(claim.of(left), Duration.ZERO);
                break;
            }
            queue.keep(claim, left);
            // as it is now: what was read with the whole claim may be a minute old
            Row known = tables.mirror().known(List.of(keys.get(i))).get(keys.get(i));
            ProspectStep step = new ProspectStep(claim.of(List.of(item)), item, known, run, database.clock());
            try {
                take(step);
                done++;
            } catch (RequestRejectedException e) {
                refused.put(item, refusal(e));
            } catch (RuntimeException e) {
                if (Database.isOutage(e) || e instanceof ServiceException || e instanceof LeaseLostException) {
                    throw e;
                }
                if (!(e instanceof DataAccessException)) {
                    LOG.error("{}: {} cannot be processed", JOB, item, e);
                }
                refused.put(item, Refusal.byHeadquarters(e, null));
            }
        }
        refuse(claim, done, refused, run);
    }

    private static Refusal refusal(RequestRejectedException e) {
        return new Refusal(
                null,
                e.code() == null ? "HTTP " + e.status() : e.code(),
                e.getMessage(),
                false,
                Refusal.Scope.UNCERTAIN);
    }

    private void refuse(Claim claim, int done, Map<WorkItem, Refusal> refused, JobRun run) {
        Optional<SharedRefusal> shared =
                database.inTransaction(() -> tables.errors().refused(claim, done, refused));
        run.failed(refused.size() - shared.map(SharedRefusal::records).orElse(0));
        shared.ifPresent(one -> one.raise(run));
    }

    private void take(ProspectStep step) {
        if (step.known() == null) {
            database.inTransaction(() -> tables.finish(step));
            return;
        }
        Optional<JsonNode> row = cloud.prospect(step.company(), step.key());
        CloudProspect prospect =
                row.map(one -> ProspectReader.read(one, step.isSettled())).orElse(null);
        if (prospect == null || !prospect.isB2b() && !prospect.isDecided()) {
            steps.gone(step);
        } else if (prospect.isDecided()) {
            steps.decided(step, prospect);
        } else if (prospect.isPending()) {
            steps.pending(step, prospect);
        } else {
            steps.unknown(step, prospect);
        }
    }
}
