package dev.gangway.ledger;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.history.Run;
import dev.gangway.ledger.history.RunHistory;
import dev.gangway.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each job last ran and worked, per node. A run that found nothing to do is written down at most once a minute,
 * so that an idle cycle costs no write. Thread-safe.
 */
public final class JobRuns {
    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);
    private static final Duration IDLE_NOTE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_MESSAGE = 2000;

    private final Database database;
    private final Outages outages;
    private final WorkingTime workingTime;
    private final String node;
    private final RunHistory history;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private final Map<String, JobRun> totals = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> runs = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, JobRun> latest = new ConcurrentHashMap<>();
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();
    /** The last run of a job that suspected a record, until something comes through. */
    private final Map<String, JobRun> waiting = new ConcurrentHashMap<>();

    /**
     * @param outages told when a run came through
     * @param workingTime knows which jobs were stopped by an operator
     * @param node the name of this node
     */
    public JobRuns(Database database, Outages outages, WorkingTime workingTime, String node) {
        this.database = database;
        this.outages = outages;
        this.workingTime = workingTime;
        this.node = node;
        this.history = new RunHistory(database, node);
    }

    /** A new tally. */
    public JobRun begin(String job) {
        JobRun run = new JobRun(job, requests(job)::sum, database.clock());
        latest.put(job, run);
        return run;
    }

    /**
     * Writes the tally down; a run that came through ends the outage that its job waited for. While the database is away
     * nothing is written, and no other node is blocked by it.
     */
    public void finish(JobRun run) {
        run.stopped(workingTime.stopped(run.job()));
        goOnWaiting(run);
        if (run.cameThrough()) {
            outages.over(run.job());
            successes.put(run.job(), database.clock().instant());
        }
        runs.computeIfAbsent(run.job(), job -> new LongAdder()).increment();
        long done = run.newlyDone();
        long failed = run.newlyFailed();
        total(run.job()).done(done);
        total(run.job()).failed(failed);
        if (done > 0 || failed > 0) {
            LOG.atInfo()
                    .addKeyValue("job", run.job())
                    .log(
                            "{}: {} done, {} failed in {} ms",
                            run.job(),
                            done,
                            failed,
                            run.took().toMillis());
        }
        try {
            write(run, done, failed);
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            LOG.debug("The run of {} is not written down: {}", run.job(), e.getMessage());
        }
    }

    private void write(JobRun run, long done, long failed) {
        Run whole = new Run(
                run.job(), utc(run.started()), database.utcNow(), done, failed, run.newlyRequested(), run.pausedBy());
        Instant now = database.clock().instant();
        if (whole.isIdle() && noted.getOrDefault(run.job(), Instant.MIN).isAfter(now.minus(IDLE_NOTE))) {
            history.remember(whole);
            return;
        }
        noted.put(run.job(), now);
        Map<String, Object> row = new HashMap<>();
        row.put("job", run.job());
        row.put("node", node);
        row.put("now", whole.ended());
        row.put("worked", nullableTime(whole.isIdle() ? null : whole.ended()));
        row.put("done", done);
        row.put("failed", failed);
        row.put("message", nullable(Cut.to(LONGEST_MESSAGE, run.pausedBy())));
        row.put("suspect", nullable(run.suspect() == null ? null : run.suspect().toString()));
        // first, so that an outage in between loses no run: what is not written is kept for the next time
        history.add(whole, run.isFirstNote());
        write(row);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** A run that found nothing to do, because what it could have done is put aside, has not come through. */
    private void goOnWaiting(JobRun run) {
        JobRun before = waiting.get(run.job());
        if (run.suspect() != null) {
            waiting.put(run.job(), run);
        } else if (before != null && run.cameThrough()) {
            if (run.doneSoFar() == 0 && isListed(before.suspect())) {
                run.waits(before.pausedBy(), before.suspect());
            } else {
                waiting.remove(run.job());
            }
        }
    }

    private boolean isListed(Suspect suspect) {
        try {
            return database.rows("ledger/errors-waiting", Map.of("job", suspect.job()))
                            .get(0)
                            .number("records")
                    > 0;
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            return true;
        }
    }

    private void write(Map<String, Object> row) {
        if (database.update("ledger/jobrun-update", row) == 0) {
            database.insertIfAbsent("ledger/jobrun-insert", row);
            // each process is a separate node: under a scheduler there are many, and old ones are of no interest
            database.update(
                    "ledger/jobruns-forget", Map.of("before", database.utcNow().minus(KEPT)));
        }
    }

    /** Counts the requests that a job of this node sends, for whoever sends them. */
    public LongAdder requests(String job) {
        return requests.computeIfAbsent(job, one -> new LongAdder());
    }

    /** What the jobs of all nodes did, run by run. */
    public RunHistory history() {
        return history;
    }

    /** What this node has done for a job since it started. */
    public JobRun total(String job) {
        return totals.computeIfAbsent(job, one -> new JobRun(one, database.clock()));
    }

    /** How often this node has run a job to its end since it started. */
    public long runs(String job) {
        LongAdder count = runs.get(job);
        return count == null ? 0 : count.sum();
    }

    /** When this node last ran a job to its end without having to wait for anything; the epoch before the first time. */
    public Instant lastSuccess(String job) {
        return successes.getOrDefault(job, Instant.EPOCH);
    }

    /** The tally of this node's latest run of a job, which may be under way; null before the first. */
    public JobRun latest(String job) {
        return latest.get(job);
    }

    /**
     * The last runs of all nodes that live, and of each job the last one of all: job, node, lastrun, lastworked,
     * recordsdone, recordsfailed, message, suspect.
     */
    public List<Row> list() {
        return database.rows("ledger/jobruns", Map.of());
    }
}
