package dev.gangway.ledger.history;

import static dev.gangway.database.Database.nullable;

import dev.gangway.text.Cut;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Runs of a job that are alike and follow each other: one row. Guarded by its own lock. */
final class Stretch {
    /** What worked is told apart by the minute; what was idle or waited for the same, by the hour. */
    private static final Duration WORKED_WITHIN = Duration.ofMinutes(1);

    private static final Duration ALIKE_WITHIN = Duration.ofHours(1);
    private static final int LONGEST_MESSAGE = 2000;
    /** Reasons count down: "for another 12 s". */
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final String id = UUID.randomUUID().toString();
    private final String job;
    private final String kind;
    private final LocalDateTime started;
    private LocalDateTime ended;
    private String message;
    private long runs;
    private long waited;
    private long done;
    private long failed;
    private long requests;
    private boolean unwritten = true;
    private boolean inserted;
    /** Somebody has begun to write it down, and has not come back. */
    private boolean failing;

    Stretch(Run first) {
        this.job = first.job();
        this.kind = kind(first);
        this.started = first.started();
    }

    /** Runs of the same kind may share a row; the key of the open row of a job. */
    static String key(Run run) {
        return run.job() + '/' + (run.done() + run.failed() > 0 ? "worked" : run.isIdle() ? "idle" : "waited");
    }

    private static String kind(Run run) {
        return key(run)
                + (run.message() == null ? "" : NUMBERS.matcher(run.message()).replaceAll("#"));
    }

    /** One that could not be written takes more, so that an outage of the database loses none. */
    synchronized boolean takes(Run run) {
        Duration within = key(run).endsWith("worked") ? WORKED_WITHIN : ALIKE_WITHIN;
        return kind.equals(kind(run))
                && !run.ended().isBefore(ended)
                && (failing || run.ended().isBefore(started.plus(within)));
    }

    synchronized void add(Run run, boolean counts) {
        ended = run.ended();
        message = run.message();
        runs += counts || runs == 0 ? 1 : 0;
        waited += run.message() != null && (counts || waited == 0) ? 1 : 0;
        done += run.done();
        failed += run.failed();
        requests += run.requests();
        unwritten = true;
    }

    /** The row to be written; null when it is. */
    synchronized Map<String, Object> row(String node) {
        if (!unwritten) {
            return null;
        }
        failing = true;
        Map<String, Object> row = new HashMap<>();
        row.put("runid", id);
        row.put("job", job);
        row.put("node", node);
        row.put("started", started);
        row.put("ended", ended);
        row.put("runs", runs);
        row.put("waited", waited);
        row.put("done", done);
        row.put("failed", failed);
        row.put("requests", requests);
        row.put("message", nullable(Cut.to(LONGEST_MESSAGE, message)));
        return row;
    }

    synchronized boolean isInserted() {
        return inserted;
    }

    /** @param row what was written; what was added meanwhile is still to be */
    synchronized void written(Map<String, Object> row) {
        inserted = true;
        failing = false;
        unwritten = !Long.valueOf(runs).equals(row.get("runs")) || !ended.equals(row.get("ended"));
    }
}
