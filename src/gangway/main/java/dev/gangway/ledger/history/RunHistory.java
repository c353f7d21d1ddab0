package dev.gangway.ledger.history;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The table {@code gangway.jobhistory}: what each job did, run by run. Runs that are alike and follow each other share a
 * row: those that worked within a minute, those that found nothing or waited for the same within an hour. So a job adds at
 * most a row a minute, and an idle one a row an hour. Thread-safe.
 */
public final class RunHistory {
    private final Database database;
    private final String node;
    /** The rows that may still grow, by job and kind of run. */
    private final Map<String, Stretch> open = new ConcurrentHashMap<>();

    /** @param node the name of this node */
    public RunHistory(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /**
     * Keeps a run, and writes it down.
     *
     * @param counts whether it is a run of its own, and not one more note about the run before
     */
    public void add(Run run, boolean counts) {
        write(keep(run, counts));
    }

    /** Keeps a run without writing it down: that is done with the next one of its kind. */
    public void remember(Run run) {
        keep(run, true);
    }

    /** Returns the row that the run belongs to; the one that it replaces is complete, and written down. */
    private Stretch keep(Run run, boolean counts) {
        var replaced = new AtomicReference<Stretch>();
        Stretch stretch = open.compute(Stretch.key(run), (key, before) -> {
            Stretch now = before != null && before.takes(run) ? before : new Stretch(run);
            if (before != null && now != before) {
                replaced.set(before);
            }
            now.add(run, counts);
            return now;
        });
        if (replaced.get() != null) {
            write(replaced.get());
        }
        return stretch;
    }

    private void write(Stretch stretch) {
        Map<String, Object> row = stretch.row(node);
        if (row == null) {
            return;
        }
        if (stretch.isInserted() || !database.insertIfAbsent("history/run-insert", row)) {
            database.update("history/run-update", row);
        }
        stretch.written(row);
    }

    /**
     * The last runs of a job: job, node, started, ended, runs, waited, recordsdone, recordsfailed, requests, message; the
     * latest first.
     */
    public List<Row> of(String job, int max) {
        return database.rows("history/runs-of-job", Map.of("job", job, "max", max));
    }

    /** The same of all jobs, without those that found nothing to do. */
    public List<Row> latest(int max) {
        return database.rows("history/runs", Map.of("max", max));
    }

    /**
     * What each job did hour by hour: job, utcdate, utchour, runs, waited, recordsdone, recordsfailed, requests.
     *
     * @param since UTC
     */
    public List<Row> hours(LocalDateTime since) {
        return database.rows("history/hours", Map.of("since", since));
    }
}
