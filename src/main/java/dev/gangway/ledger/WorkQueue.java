package dev.gangway.ledger;

import dev.gangway.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The table {@code gangway.due}: what is due, and who works on it.
 *
 * <p>Claim, work, acknowledge: {@link #claim} is a short transaction of its own; no connection is held while the work
 * talks to somebody; {@link #done} belongs into the transaction that writes the effects. The records of a worker that dies
 * are due again when its node has been silent for a while ({@link Nodes}), at the latest at the end of their lease. A worker that comes back after its lease is refused with
 * {@link LeaseLostException}, so nothing is acknowledged twice.
 *
 * <p>Must not be used to hand work to a certain worker or to keep an order: any node may claim any record. Thread-safe.
 */
public final class WorkQueue {
    private final Database database;
    private final Duration lease;
    private final String nodeid;
    private final WorkingTime workingTime;

    /**
     * @param lease how long a claim is good for; longer than the slowest request, or records are worked on twice (which
     *     is harmless but wasteful)
     * @param nodeid whose claims they are; when that node falls silent they end before their lease does
     * @param workingTime after which nothing is claimed
     */
    public WorkQueue(Database database, Duration lease, String nodeid, WorkingTime workingTime) {
        this.database = database;
        this.lease = lease;
        this.nodeid = nodeid;
        this.workingTime = workingTime;
    }

    /** Claims up to {@code max} records of the job, longest due first. */
    public Claim claim(String job, int max) {
        if (workingTime.isOver()) {
            return new Claim(job, "", List.of());
        }
        String owner = UUID.randomUUID().toString();
        Map<String, Object> parameters =
                Map.of("job", job, "owner", owner, "nodeid", nodeid, "max", max, "lease", (int) lease.toSeconds());
        return database.inTransaction(() -> new Claim(
                job,
                owner,
                database.dialect().claimsInOneStatement()
                        ? claimInOneStatement(parameters)
                        : claimCandidates(parameters)));
    }

    private List<Due> claimInOneStatement(Map<String, Object> parameters) {
        database.preferIndexes();
        return database.query("due-claim", parameters, Dues.MAPPER);
    }

    private List<Due> claimCandidates(Map<String, Object> parameters) {
        List<Due> candidates = database.query("due-candidates", parameters, Dues.MAPPER);
        int[] counts = database.batch(
                "due-claim",
                candidates.stream().map(due -> Dues.key(parameters, due)).toList());
        List<Due> claimed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                claimed.add(candidates.get(i));
            }
        }
        return claimed;
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
        Map<String, Object> keys = Dues.keys(claim.job(), claim.records());
        keys.put("owner", claim.owner());
        database.preferIndexes();
        int kept = database.update("due-done", keys);
        if (kept < claim.records().size()) {
            kept += database.update("due-again", keys);
        }
        if (kept < claim.records().size()) {
            throw new LeaseLostException(claim, kept);
        }
    }

    /**
     * Puts one record of the claim off because it was refused; its attempts grow.
     *
     * @throws LeaseLostException when it is no longer ours
     */
    public void later(Claim claim, Due due, Duration delay) {
        if (putOff(claim, List.of(due), delay, 1) != 1) {
            throw new LeaseLostException(claim.of(List.of(due)), 0);
        }
    }

    /** Gives the claim back untouched, because of an outage; no attempt is counted. */
    public void release(Claim claim, Duration delay) {
        putOff(claim, claim.records(), delay, 0);
    }

    private int putOff(Claim claim, List<Due> records, Duration delay, int counted) {
        return database.inTransaction(() -> {
            int changed = 0;
            Map<String, Object> common = Map.of(
                    "job", claim.job(), "owner", claim.owner(), "delay", (int) delay.toSeconds(), "counted", counted);
            for (int count : database.batch(
                    "due-later",
                    records.stream().map(due -> Dues.key(common, due)).toList())) {
                changed += count;
            }
            return changed;
        });
    }

    /** Makes a record due now, whatever became of it. */
    public void put(String job, String dataareaid, String subject) {
        putAll(job, List.of(new Due(dataareaid, subject, 0)));
    }

    /** Makes many records due now, in one statement. */
    public void putAll(String job, Collection<Due> records) {
        if (!records.isEmpty()) {
            database.update("due-put-all", Dues.keys(job, records));
        }
    }

    /** Those of the records that somebody is working on are due once more when that is over; waits for an acknowledgement. */
    public void touch(String job, Collection<Due> records) {
        if (!records.isEmpty()) {
            database.update("due-touch", Dues.keys(job, records));
        }
    }

    /** Those of the records that the job still has before it: due, claimed or waiting for a later attempt. */
    public Set<Due> pending(String job, Collection<Due> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        Set<Due> pending = new HashSet<>();
        database.query("due-pending", Dues.keys(job, records), Dues.MAPPER)
                .forEach(due -> pending.add(new Due(due.dataareaid(), due.subject(), 0)));
        return pending;
    }

    /** The first of the records that are due, in the order of their keys, after a given one; claims nothing. */
    public List<Due> peek(String job, Due after, int max) {
        return database.query("due-peek", Dues.key(Map.of("job", job, "max", max), after), Dues.MAPPER);
    }

    /** Forgets a record that a person gave up. */
    void forget(String job, Due due) {
        database.update("due-forget", Dues.key(Map.of("job", job), due));
    }

    /** Per job: {@code due} now, {@code claimed} and {@code waiting} for a later attempt. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        database.rows("due-counts", Map.of())
                .forEach(row -> counts.put(
                        row.text("job"),
                        Map.of(
                                "due", row.number("due"),
                                "claimed", row.number("claimed"),
                                "waiting", row.number("waiting"))));
        return counts;
    }
}
