package dev.gangway.ledger.standstill;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.node.Nodes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks for what keeps records from moving though no error says so. Changes nothing; thread-safe. */
public final class Standstills {
    /** How long work may wait before it is reported that no node does it. */
    private static final Duration NOBODY_COMES = Duration.ofMinutes(10);

    private static final Duration SLACK = Duration.ofMinutes(2);
    private static final String WORK =
            "UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP, waitingsince = CURRENT_TIMESTAMP";

    private final Database database;
    private final WorkQueue queue;
    private final JobRuns runs;
    private final ChangeCapture capture;
    private final Duration longestWait;
    private final Supplier<List<Standstill>> elsewhere;

    /**
     * @param longestWait the latest time from now at which a record can be due by what Gangway does
     * @param elsewhere what stands still before it is in this database
     */
    public Standstills(
            Database database,
            WorkQueue queue,
            JobRuns runs,
            ChangeCapture capture,
            Duration longestWait,
            Supplier<List<Standstill>> elsewhere) {
        this.elsewhere = elsewhere;
        this.database = database;
        this.queue = queue;
        this.runs = runs;
        this.capture = capture;
        this.longestWait = longestWait.plus(SLACK);
    }

    /** All there are. Counts rows of whole tables. */
    public List<Standstill> all() {
        List<Standstill> all = new ArrayList<>(ofWork());
        all.addAll(capture.troubles());
        return all;
    }

    /** The standstills that can be found without reading whole tables, for frequent calls. */
    public List<Standstill> quick() {
        List<Standstill> quick = new ArrayList<>(ofClocks());
        quick.addAll(orphaned());
        quick.addAll(capture.troubles());
        return quick;
    }

    /** All but what the triggers miss. */
    public List<Standstill> ofWork() {
        List<Standstill> found = new ArrayList<>(ofClocks());
        found.addAll(orphaned());
        found.addAll(abandoned());
        found.addAll(forgotten());
        found.addAll(elsewhere.get());
        return found;
    }

    /** Records written while the clock of the database was ahead: no node claims them before that time. */
    private List<Standstill> ofClocks() {
        List<Standstill> found = new ArrayList<>();
        for (Row row : database.rows("ledger/standstill-due", Map.of("seconds", longestWait.toSeconds()))) {
            String job = row.text("job");
            found.add(new Standstill(
                    job,
                    row.number("records") + " records of " + job + " are due as late as " + row.get("latest")
                            + "; the clock of the database was ahead",
                    "Set the clock right, then: " + WORK + " WHERE job = '" + job + "' AND owner IS NULL"
                            + "; what a node has ends when that node is stopped"));
        }
        for (Row row : database.rows(
                "ledger/standstill-nodes",
                Map.of("seconds", Nodes.SILENCE.plus(SLACK).toSeconds()))) {
            found.add(new Standstill(
                    null,
                    "Node " + row.text("name") + " counts as alive until " + row.get("aliveuntil")
                            + "; if it is dead, no node takes over its records and its reserved jobs until then",
                    "If no such node runs: UPDATE gangway.node SET aliveuntil = CURRENT_TIMESTAMP WHERE nodeid = '"
                            + row.text("nodeid") + "'"));
        }
        return found;
    }

    /** Claimed by a node that is not written down: it is dead, and those that look for dead nodes do not know of it. */
    private List<Standstill> orphaned() {
        return database.rows("ledger/standstill-orphans", Map.of()).stream()
                .map(row -> new Standstill(
                        row.text("job"),
                        row.number("records") + " records of " + row.text("job") + " are claimed until "
                                + row.get("latest") + " by a node that does not exist any more",
                        WORK + ", owner = NULL WHERE job = '" + row.text("job")
                                + "' AND owner IS NOT NULL AND nodeid NOT IN (SELECT nodeid FROM gangway.node)"))
                .toList();
    }

    /** Jobs with work that no node has run for a while. */
    private List<Standstill> abandoned() {
        Map<String, LocalDateTime> lastRuns = new HashMap<>();
        runs.list().forEach(run -> {
            if (run.time("lastrun") != null) {
                lastRuns.merge(run.text("job"), run.time("lastrun"), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        LocalDateTime limit = database.utcNow().minus(NOBODY_COMES);
        List<Standstill> found = new ArrayList<>();
        Map<String, Map<String, Long>> work = queue.counts();
        for (Job job : Job.values()) {
            long oldest = job.queues().stream()
                    .mapToLong(name -> work.getOrDefault(name, Map.of()).getOrDefault("oldestSeconds", 0L))
                    .max()
                    .orElse(0);
            LocalDateTime last = lastRuns.get(job.id());
            if (oldest > NOBODY_COMES.toSeconds() && (last == null || last.isBefore(limit))) {
                found.add(new Standstill(
                        job.id(),
                        "Records have waited for " + job + " for " + oldest / 60
                                + " minutes, and no node has run it since "
                                + (last == null ? "the beginning" : last + " UTC"),
                        "Start a node on which it is set up, with gangway.jobs." + job + ".schedule not off"));
            }
        }
        return found;
    }

    /** Records that should be queued but are not: the queue was emptied, or a trigger was off when they arrived. */
    private List<Standstill> forgotten() {
        List<Standstill> found = new ArrayList<>();
        Row row = database.rows("ledger/standstill-forgotten", Map.of()).get(0);
        if (row.number("requests") > 0) {
            found.add(new Standstill(
                    Job.SYNCHRONIZE_REQUESTS.id(),
                    row.number("requests") + " requests are Pending in hq.channelrequest, but not before "
                            + Job.SYNCHRONIZE_REQUESTS + "; the first is " + row.text("request"),
                    "UPDATE hq.channelrequest SET lastname = lastname WHERE syncstatus = 'Pending'"));
        }
        if (row.number("mails") > 0) {
            found.add(new Standstill(
                    Job.EMAIL_NOTIFICATIONS.id(),
                    row.number("mails") + " mails are Queued in hq.emailnotification, but not before "
                            + Job.EMAIL_NOTIFICATIONS + "; the first is " + row.text("mail"),
                    "'gangway reconcile --repair' has them sent"));
        }
        return found;
    }
}
