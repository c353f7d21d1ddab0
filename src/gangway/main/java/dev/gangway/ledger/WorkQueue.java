package dev.gangway.ledger;

import static java.util.Comparator.comparing;

import dev.gangway.database.Database;
import dev.gangway.ledger.node.Nodes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The table {@code gangway.due}: what is due, and who works on it.
 *
 * <p>Claim, work, acknowledge: {@link #claim} is a short transaction of its own; no connection is held while the work
 * talks to somebody; {@link #done} belongs into the transaction that writes the effects. The records of a worker that dies
 * are due again when its node has been silent for a while ({@link Nodes}), at the latest at the end of their lease. A
 * worker that comes back after its lease is refused with {@link LeaseLostException}, so nothing is acknowledged twice; work
 * that may take long {@link #keep keeps} its claim before it does anything that cannot be taken back.
 *
 * <p>Must not be used to hand work to a certain worker or to keep an order: any node may claim any record. Thread-safe.
 */
public final class WorkQueue {
    private final Database database;
    private final Duration lease;
    /** How long a claim is ours without looking: not so long that others may believe us dead. */
    private final Duration trusted;

    private final String nodeid;
    private final WorkingTime workingTime;
    private final Narrowing narrowing = new Narrowing();

    /**
     * @param lease how long a claim is good for unless it is kept, see {@link #keep}; longer than the slowest request
     * @param nodeid whose claims they are; when that node falls silent they end before their lease does
     * @param workingTime after which nothing is claimed
     */
    public WorkQueue(Database database, Duration lease, String nodeid, WorkingTime workingTime) {
        this.database = database;
        this.lease = lease;
        this.trusted = (lease.compareTo(Nodes.SILENCE) < 0 ? lease : Nodes.SILENCE).dividedBy(2);
        this.nodeid = nodeid;
        this.workingTime = workingTime;
    }

    /** Claims up to {@code most} records of the job, longest due first; fewer after {@link #narrow}. */
    public Claim claim(String job, int most) {
        if (isOver(job)) {
            return new Claim(job, "", List.of());
        }
        int max = narrowing.next(job, most);
        String owner = UUID.randomUUID().toString();
        Map<String, Object> parameters =
                Map.of("job", job, "owner", owner, "nodeid", nodeid, "max", max, "lease", (int) lease.toSeconds());
        // before the lease begins in the database, so that ours ends sooner
        var confirmed = new AtomicLong(System.nanoTime());
        List<WorkItem> claimed = database.inTransaction(() -> database.dialect().claimsInOneStatement()
                ? claimInOneStatement(parameters)
                : claimCandidates(parameters));
        // what follows touches rows in the order of the claim: the same one for all
        return new Claim(
                job, owner, claimed.stream().sorted(comparing(WorkItem::key)).toList(), confirmed);
    }

    /** Whether this job begins nothing new: the node stops, or an operator has stopped the job. */
    public boolean isOver(String job) {
        return workingTime.isOver(job);
    }

    /** Whether the records of the claim are certainly ours. */
    public boolean isFresh(Claim claim) {
        return System.nanoTime() - claim.confirmed().get() < trusted.toNanos();
    }

    /**
     * To be called right before each effect outside of this database, which cannot be undone when another worker has the
     * records by then. Costs nothing while the claim is young; later it looks whether the records are still ours, and the
     * lease begins anew.
     *
     * @throws LeaseLostException when any of the records is no longer ours
     */
    public void keep(Claim claim) {
        keep(claim, claim.records());
    }

    /**
     * The same for a claim that is worked on record by record.
     *
     * @param rest those that are still to be worked on
     */
    public void keep(Claim claim, List<WorkItem> rest) {
        if (rest.isEmpty() || isFresh(claim)) {
            return;
        }
        long now = System.nanoTime();
        Map<String, Object> keys =
                WorkItemRows.parameters(claim.job(), claim.of(rest).keys());
        keys.put("owner", claim.owner());
        keys.put("lease", (int) lease.toSeconds());
        int kept = database.inTransaction(() -> {
            hold(claim.of(rest));
            return database.update("ledger/due-renew", keys);
        });
        if (kept < rest.size()) {
            throw new LeaseLostException(claim.of(rest), kept);
        }
        claim.confirmed().set(now);
    }

    private List<WorkItem> claimInOneStatement(Map<String, Object> parameters) {
        database.preferIndexes();
        return database.query("ledger/due-claim", parameters, WorkItemRows.MAPPER);
    }

    private List<WorkItem> claimCandidates(Map<String, Object> parameters) {
        List<WorkItem> candidates = database.query("ledger/due-candidates", parameters, WorkItemRows.MAPPER);
        Map<String, Object> keys = WorkItemRows.parameters(
                (String) parameters.get("job"),
                candidates.stream().map(WorkItem::key).toList());
        keys.putAll(parameters);
        if (candidates.isEmpty() || database.update("ledger/due-claim", keys) == candidates.size()) {
            return candidates;
        }
        return database.query("ledger/due-claimed", keys, WorkItemRows.MAPPER);
    }

    /**
     * Locks the records of the claim, in the order in which everybody locks several. To be called first where a transaction
     * then treats them one by one.
     */
    public void hold(Claim claim) {
        if (claim.isAny() && database.dialect().claimsInOneStatement()) {
            database.preferIndexes();
            database.rows("ledger/due-hold", WorkItemRows.parameters(claim.job(), claim.keys()));
        }
    }

    /**
     * Forgets all records of the claim, except those that changed meanwhile: they are due again. To be called in the
     * transaction of the effects.
     *
     * @throws LeaseLostException when any of them is no longer ours
     */
    public void done(Claim claim) {
        if (!claim.isAny()) {
            return;
        }
        Map<String, Object> keys = WorkItemRows.parameters(claim.job(), claim.keys());
        keys.put("owner", claim.owner());
        database.preferIndexes();
        int kept = database.update("ledger/due-done", keys);
        if (kept < claim.records().size()) {
            kept += database.update("ledger/due-again", keys);
        }
        if (kept < claim.records().size()) {
            throw new LeaseLostException(claim, kept);
        }
        narrowing.passed(claim.job());
    }

    /**
     * Puts one record of the claim off because it was refused; its attempts grow.
     *
     * @throws LeaseLostException when it is no longer ours
     */
    public void later(Claim claim, WorkItem item, Duration delay) {
        if (putOff(claim, List.of(item), delay, 1) != 1) {
            throw new LeaseLostException(claim.of(List.of(item)), 0);
        }
    }

    /**
     * Releases the claim because its records failed together, for a reason that names none of them: the next claims are
     * smaller, so that the record that is to blame is found alone and the others come through. No attempt is counted.
     */
    public void narrow(Claim claim) {
        narrowing.failed(claim.job(), claim.records().size());
        release(claim, Duration.ZERO);
    }

    /** Releases the claim unchanged, because of an outage; no attempt is counted. */
    public void release(Claim claim, Duration delay) {
        putOff(claim, claim.records(), delay, 0);
    }

    /**
     * The same, for a worker that has done something about the records in this transaction.
     *
     * @throws LeaseLostException when any of them is no longer ours
     */
    public void postpone(Claim claim, Duration delay) {
        int changed = putOff(claim, claim.records(), delay, 0);
        if (changed < claim.records().size()) {
            throw new LeaseLostException(claim, changed);
        }
    }

    private int putOff(Claim claim, List<WorkItem> records, Duration delay, int counted) {
        return database.inTransaction(() -> {
            int changed = 0;
            Map<String, Object> common = Map.of(
                    "job", claim.job(), "owner", claim.owner(), "delay", (int) delay.toSeconds(), "counted", counted);
            for (int count : database.batch(
                    "ledger/due-later",
                    records.stream()
                            .map(WorkItem::key)
                            .sorted()
                            .map(key -> WorkItemRows.parameters(common, key))
                            .toList())) {
                changed += count;
            }
            return changed;
        });
    }

    /** Makes a record due now, whatever became of it. */
    public void put(String job, String dataareaid, String subject) {
        putAll(job, List.of(new RecordKey(dataareaid, subject)));
    }

    /** Makes many records due now, in one statement. */
    public void putAll(String job, Collection<RecordKey> keys) {
        if (!keys.isEmpty()) {
            database.update("ledger/due-put-all", WorkItemRows.parameters(job, keys));
        }
    }

    /**
     * Marks currently claimed records to run again after their claim ends. Blocks until a concurrent acknowledgement
     * commits.
     */
    public void touch(String job, Collection<RecordKey> keys) {
        if (!keys.isEmpty()) {
            database.update("ledger/due-touch", WorkItemRows.parameters(job, keys));
        }
    }

    /** Those of the records that the job still has before it: due, claimed or waiting for a later attempt. */
    public Set<RecordKey> pending(String job, Collection<RecordKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return database.query("ledger/due-pending", WorkItemRows.parameters(job, keys), WorkItemRows.MAPPER).stream()
                .map(WorkItem::key)
                .collect(Collectors.toSet());
    }

    /** The first of the records that are due, in the order of their keys, after a given one; claims nothing. */
    public List<WorkItem> peek(String job, RecordKey after, int max) {
        return database.query(
                "ledger/due-peek", WorkItemRows.parameters(Map.of("job", job, "max", max), after), WorkItemRows.MAPPER);
    }

    /** Whether records of the job failed together and none has come through since. */
    public boolean isNarrowedInVain(String job) {
        return narrowing.isInVain(job);
    }

    /** Forgets records that a person gave up. */
    public void forget(String job, Collection<RecordKey> keys) {
        database.batch(
                "ledger/due-forget",
                keys.stream()
                        .sorted()
                        .map(key -> WorkItemRows.parameters(Map.of("job", job), key))
                        .toList());
    }

    /**
     * Per job: {@code due} now, {@code claimed}, {@code waiting} for a later attempt, and for how many seconds the
     * oldest has been waiting, {@code oldestSeconds}.
     */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        database.rows("ledger/due-counts", Map.of())
                .forEach(row -> counts.put(
                        row.text("job"),
                        Map.of(
                                "due", row.number("due"),
                                "claimed", row.number("claimed"),
                                "waiting", row.number("waiting"),
                                "oldestSeconds", row.number("oldest"))));
        return counts;
    }
}
