package dev.gangway.ledger.error;

import static dev.gangway.database.Database.nullable;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.gangway.database.Database;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.Suspect;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkItemRows;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.text.Cut;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;

/**
 * The table {@code gangway.error}: every refused record, with the message of the service that refused it. One row per
 * record and job; it goes away when the record succeeds or when an operator discards it.
 */
public final class ErrorLedger {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorLedger.class);
    private static final int LONGEST_MESSAGE = 4000;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final RowMapper<ErrorRecord> MAPPER = (rs, number) -> new ErrorRecord(
            rs.getLong("errorid"),
            rs.getString("job"),
            new RecordKey(rs.getString("dataareaid"), rs.getString("subject")),
            rs.getString("requestid"),
            rs.getString("status"),
            rs.getString("code"),
            rs.getString("message"),
            rs.getInt("attempts"),
            rs.getObject("firstseen", LocalDateTime.class),
            rs.getObject("lastseen", LocalDateTime.class));

    private final Database database;
    private final WorkQueue queue;
    private final int maxAttempts;
    private final Duration firstDelay;
    private final SharedRefusals sharedRefusals = new SharedRefusals();

    /**
     * @param maxAttempts how often a record is tried before it is parked
     * @param firstDelay the wait after the first refusal; it doubles with each further one
     */
    public ErrorLedger(Database database, WorkQueue queue, int maxAttempts, Duration firstDelay) {
        this.database = database;
        this.queue = queue;
        this.maxAttempts = maxAttempts;
        this.firstDelay = firstDelay;
    }

    /**
     * A record was refused: written down, and tried again later unless it is hopeless or has used up its attempts. To be
     * called in the transaction that acknowledges the claim.
     */
    public void refused(Claim claim, WorkItem item, Refusal refusal) {
        boolean parked = refusal.hopeless() || isLast(item);
        if (parked) {
            queue.done(claim.of(List.of(item)));
        } else {
            queue.later(claim, item, delay(item.attempts()));
        }
        write(claim.job(), item.key(), parked ? "Parked" : "Retrying", refusal, 1);
    }

    /**
     * Records of one claim were refused. Each refusal counts against its record, unless it hits every record that the
     * job has before it: then they wait, nothing is counted, and the first of them is listed as {@code Waiting}. To be
     * called in the transaction that acknowledges the claim.
     *
     * @param succeeded how many records came through beside them
     * @return what hits them all; to be raised after the commit
     */
    public Optional<SharedRefusal> refused(Claim claim, int succeeded, Map<WorkItem, Refusal> refusals) {
        var judgement = sharedRefusals.judge(claim.job(), succeeded, refusals);
        Set<WorkItem> aside = new LinkedHashSet<>(judgement.aside());
        refusals.forEach((item, refusal) -> {
            if (!aside.contains(item)) {
                refused(claim, item, refusal);
            }
        });
        if (aside.isEmpty()) {
            return Optional.empty();
        }
        Claim waiting = claim.of(List.copyOf(aside));
        queue.release(waiting, firstDelay.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : firstDelay);
        WorkItem first = waiting.records().get(0);
        waiting(claim.job(), first.key(), refusals.get(first));
        return Optional.of(new SharedRefusal(Suspect.of(waiting), refusals.get(first), judgement.lasting(), aside));
    }

    /**
     * The one record of the claim failed, for a reason that nobody gave but the exception; in a transaction of its own.
     * While the records before it failed as well, and none came through, it is not to blame.
     *
     * @return what hits them all
     */
    public Optional<SharedRefusal> failed(Claim one, RuntimeException e) {
        WorkItem item = one.records().get(0);
        Refusal refusal = Refusal.byHeadquarters(e, null);
        Refusal.Scope scope = queue.isNarrowedInVain(one.job()) && refusal.scope() == Refusal.Scope.UNCERTAIN
                ? Refusal.Scope.EVERY_RECORD
                : refusal.scope();
        return database.inTransaction(() -> {
            queue.hold(one);
            return refused(one, 0, Map.of(item, refusal.of(scope)));
        });
    }

    /** Lists a record as that because of which its job waits; goes when the record comes through. */
    public void waiting(String job, RecordKey key, Refusal refusal) {
        write(job, key, "Waiting", refusal, 0);
    }

    private Duration delay(int attempts) {
        return firstDelay.multipliedBy(1L << Math.min(attempts, 16));
    }

    /** The longest that a refused record waits for its next attempt; never shorter than what a job waits for an outage. */
    public Duration longestDelay() {
        Duration last = delay(maxAttempts);
        return last.compareTo(Outages.LONGEST_WAIT) > 0 ? last : Outages.LONGEST_WAIT;
    }

    /** Whether the record is parked when it is refused now. */
    public boolean isLast(WorkItem item) {
        return item.attempts() + 1 >= maxAttempts;
    }

    /** Writes down a record that cannot even be queued. */
    public void park(String job, RecordKey key, Refusal refusal) {
        write(job, key, "Parked", refusal, 1);
    }

    private void write(String job, RecordKey key, String status, Refusal refusal, int counted) {
        // without the message, which may quote what a partner entered
        LOG.atWarn()
                .addKeyValue("job", job)
                .addKeyValue("record", key)
                .addKeyValue("request", refusal.requestId())
                .addKeyValue("code", refusal.code())
                .log(
                        "{}: {} is refused with {} and {}{}; 'gangway errors list' says why",
                        job,
                        key,
                        refusal.code(),
                        status.equals("Parked") ? "needs manual action" : "will be retried",
                        refusal.requestId() == null ? "" : " (request " + refusal.requestId() + ")");
        Map<String, Object> row = WorkItemRows.parameters(
                Map.of("job", job, "status", status, "now", database.utcNow(), "counted", counted), key);
        row.put("requestid", nullable(refusal.requestId()));
        row.put("code", nullable(refusal.code()));
        row.put("message", nullable(Cut.to(LONGEST_MESSAGE, refusal.message())));
        if (database.update("ledger/error-update", row) == 0) {
            database.update("ledger/error-insert", row);
        }
    }

    /** Removes the errors of records that have now succeeded. */
    public void resolved(Claim claim) {
        resolved(claim.job(), claim.keys());
    }

    /** The same for records that nobody claimed. */
    public void resolved(String job, Collection<RecordKey> keys) {
        if (!keys.isEmpty()) {
            database.update("ledger/error-resolved", WorkItemRows.parameters(job, keys));
        }
    }

    /** All of them, oldest first. */
    public List<ErrorRecord> list() {
        return database.query("ledger/errors", Map.of(), MAPPER);
    }

    /**
     * How many records of these jobs are in error.
     *
     * @param since what tells new errors from old ones, UTC
     */
    public ErrorCounts count(Collection<String> jobs, LocalDateTime since) {
        return database.rows("ledger/errors-summary", Map.of("since", since)).stream()
                .filter(row -> jobs.contains(row.text("job")))
                .map(row -> new ErrorCounts(row.number("fresh"), row.number("retrying"), row.number("parked")))
                .reduce(ErrorCounts.NONE, ErrorCounts::plus);
    }

    public Optional<ErrorRecord> show(long id) {
        return show(List.of(id)).stream().findFirst();
    }

    /** Those of the errors that exist, in the order of their keys. */
    public List<ErrorRecord> show(Collection<Long> ids) {
        return database.query("ledger/errors-by-id", keys(ids), MAPPER);
    }

    private static Map<String, Object> keys(Collection<Long> ids) {
        return Map.of(
                "errorids", Database.texts(ids.stream().map(String::valueOf).toList()));
    }

    /** Makes the record due again; false when there is no such error. */
    public boolean retry(long id) {
        return !retry(List.of(id)).isEmpty();
    }

    /**
     * Makes records due again; returns the errors that there were. Those of one job at a time get along best with the
     * others.
     */
    public List<ErrorRecord> retry(Collection<Long> ids) {
        return database.inTransaction(() -> {
            oneAfterAnother();
            return makeDue(ids);
        });
    }

    /** Operators who retry and discard the same records at once do not see each other's unfinished work. */
    private void oneAfterAnother() {
        database.rows("ledger/errors-turn", Map.of());
    }

    private List<ErrorRecord> makeDue(Collection<Long> ids) {
        List<ErrorRecord> found = show(ids);
        byJob(found).forEach(queue::putAll);
        database.update("ledger/errors-retrying", keys(ids));
        return found;
    }

    private static Map<String, List<RecordKey>> byJob(List<ErrorRecord> errors) {
        return errors.stream()
                .collect(groupingBy(ErrorRecord::job, TreeMap::new, mapping(ErrorRecord::record, toList())));
    }

    /** Makes records due, whether they are in error or not; success clears their errors. */
    public void again(String job, Collection<RecordKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.inTransaction(() -> {
            queue.putAll(job, keys);
            // not in turn: this holds claims already
            makeDue(database.rows("ledger/errors-of-records", WorkItemRows.parameters(job, keys)).stream()
                    .map(row -> row.number("errorid"))
                    .toList());
        });
    }

    /** Discards the error: the record is no longer listed or retried; false if there is no such error. */
    public boolean discard(long id) {
        return !discard(List.of(id)).isEmpty();
    }

    /** Gives records up; returns the errors that there were. */
    public List<ErrorRecord> discard(Collection<Long> ids) {
        return database.inTransaction(() -> {
            oneAfterAnother();
            List<ErrorRecord> found = show(ids);
            byJob(found).forEach(queue::forget);
            database.update("ledger/errors-discard", keys(ids));
            return found;
        });
    }
}
