package dev.gangway.commerce.delivery;

import static dev.gangway.database.Database.texts;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ExchangeProperty;

/**
 * Job 1010: delivers customers and hierarchies to the channel database. Only what changed travels, removals included;
 * each delivery replaces what was there, so a repeat after a crash changes nothing.
 *
 * <p>The channel is written first and the delivery acknowledged afterwards, in headquarters; no transaction spans both.
 */
public final class ChannelDelivery {
    public static final String JOB = Job.DELIVER_TO_CHANNEL.id();

    /** How the keys of customers begin in what is due and in errors. */
    public static final String CUSTOMER = "customer/";

    private static final String HIERARCHY = "hierarchy/";

    private final Database headquarters;
    private final Database channel;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final int chunk;

    /** @param chunk how many customers or hierarchies are one transaction */
    public ChannelDelivery(Database headquarters, Database channel, WorkQueue queue, ErrorLedger errors, int chunk) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.queue = queue;
        this.errors = errors;
        this.chunk = chunk;
    }

    /** The customers and hierarchies to deliver now. */
    public Claim claim() {
        return queue.claim(JOB, chunk);
    }

    /**
     * Delivers what was claimed.
     *
     * @throws SharedRefusalException when nothing comes through, for a reason that is about no record
     */
    public void deliver(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        AtomicInteger done = new AtomicInteger();
        Bisection.poison(claim, some -> {
                    deliverTogether(some, run);
                    done.addAndGet(some.records().size());
                })
                .forEach((item, e) -> refused.put(item, Refusal.by("ChannelDatabase", e, null)));
        Optional<SharedRefusal> shared = headquarters.inTransaction(() -> {
            queue.hold(claim.of(List.copyOf(refused.keySet())));
            return errors.refused(claim, done.get(), refused);
        });
        run.failed(refused.size() - shared.map(SharedRefusal::records).orElse(0));
        shared.ifPresent(one -> one.raise(run));
    }

    private void deliverTogether(Claim claim, JobRun run) {
        List<RecordKey> customers = ofKind(claim, CUSTOMER);
        Map<String, Object> customerKeys = Map.of(
                "dataareaids",
                        texts(customers.stream().map(RecordKey::dataareaid).toList()),
                "accounts", texts(ids(customers, CUSTOMER)));
        Map<String, Object> hierarchyKeys = Map.of("hierarchies", texts(ids(ofKind(claim, HIERARCHY), HIERARCHY)));
        List<Row> customerRows = headquarters.rowsByKey("delivery/customers", customerKeys);
        List<Row> hierarchyRows = headquarters.rowsByKey("delivery/hierarchies", hierarchyKeys);
        List<Row> nodeRows = headquarters.rowsByKey("delivery/nodes", hierarchyKeys);
        queue.keep(claim);
        channel.inTransaction(() -> {
            channel.update("delivery/channel-customers-remove", customerKeys);
            channel.update("delivery/channel-hierarchies-remove", hierarchyKeys);
            channel.update("delivery/channel-nodes-remove", hierarchyKeys);
            channel.batch("delivery/channel-customer-insert", customerRows);
            channel.batch("delivery/channel-hierarchy-insert", hierarchyRows);
            channel.batch("delivery/channel-node-insert", nodeRows);
        });
        try {
            headquarters.inTransaction(() -> {
                // links are locked before what is due here, as where they are decided
                delivered(hierarchyRows);
                queue.done(claim);
                errors.resolved(claim);
            });
        } catch (LeaseLostException e) {
            // our rows may have arrived after the newer ones of the worker that took over
            queue.putAll(JOB, claim.keys());
            throw e;
        }
        run.done(claim.records().size());
    }

    private void delivered(List<Row> hierarchies) {
        List<RecordKey> prospects = hierarchies.stream()
                .filter(row -> row.text("prospectid") != null)
                .map(row -> RecordKey.of(row, "prospectid"))
                .toList();
        if (!prospects.isEmpty()) {
            Map<String, Object> parameters = RecordKey.parameters(prospects, "prospectids");
            parameters.put("now", headquarters.utcNow());
            headquarters.update("delivery/links-delivered", parameters);
        }
    }

    private static List<RecordKey> ofKind(Claim claim, String kind) {
        return claim.keys().stream().filter(key -> key.id().startsWith(kind)).toList();
    }

    private static List<String> ids(List<RecordKey> keys, String kind) {
        return keys.stream().map(key -> key.id().substring(kind.length())).toList();
    }
}
