package dev.gangway.ledger;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.Duration;
import java.time.Instant;
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
    private final String node;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private final Map<String, JobRun> totals = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> runs = new ConcurrentHashMap<>();
    private final Map<String, JobRun> latest = new ConcurrentHashMap<>();
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();

    /**
     * @param outages told when a run came through
     * @param node the name of this node
     */
    public JobRuns(Database database, Outages outages, String node) {
        this.database = database;
        this.outages = outages;
        this.node = node;
    }

    /** A new tally. */
    public JobRun begin(String job) {
        JobRun run = new JobRun(job);
        latest.put(job, run);
        return run;
    }

    /**
     * Writes the tally down; a run that came through ends the outage that its job waited for. While the database is away
     * nothing is written, and nobody is kept from going on because of it.
     */
    public void finish(JobRun run) {
        if (run.pausedBy() == null) {
            outages.over(run.job());
            successes.put(run.job(), Instant.now());
        }
        runs.computeIfAbsent(run.job(), job -> new LongAdder()).increment();
        long done = run.newlyDone();
        long failed = run.newlyFailed();
        total(run.job()).done(done);
        total(run.job()).failed(failed);
        boolean worked = done > 0 || failed > 0;
        if (worked) {
            LOG.atInfo()
                    .addKeyValue("job", run.job())
                    .log(
                            "{}: {} done, {} failed in {} ms",
                            run.job(),
                            done,
                            failed,
                            run.took().toMillis());
        }
        boolean idle = !worked && run.pausedBy() == null;
        Instant now = Instant.now();
        if (idle && noted.getOrDefault(run.job(), Instant.MIN).isAfter(now.minus(IDLE_NOTE))) {
            return;
        }
        noted.put(run.job(), now);
        Map<String, Object> row = new HashMap<>();
        row.put("job", run.job());
        row.put("node", node);
        row.put("now", Database.utcNow());
        row.put("worked", nullableTime(idle ? null : Database.utcNow()));
        row.put("done", done);
        row.put("failed", failed);
        row.put("message", nullable(cut(run.pausedBy())));
        try {
            write(row);
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            LOG.debug("The run of {} is not written down: {}", run.job(), e.getMessage());
        }
    }

    private void write(Map<String, Object> row) {
        if (database.update("jobrun-update", row) == 0) {
            database.insertIfAbsent("jobrun-insert", row);
            // each process is a node of its own: under a scheduler there are many, and nobody asks for the old ones
            database.update("jobruns-forget", Map.of("before", Database.utcNow().minus(KEPT)));
        }
    }

    private static String cut(String message) {
        return message == null ? null : message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    }

    /** What this node has done for a job since it started. */
    public JobRun total(String job) {
        return totals.computeIfAbsent(job, JobRun::new);
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

    /** The last runs of all nodes that live, and of each job the last one of all: job, node, lastrun, lastworked, recordsdone, recordsfailed, message. */
    public List<Row> list() {
        return database.rows("jobruns", Map.of());
    }
}
