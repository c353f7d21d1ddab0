package dev.gangway.commerce;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkingTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * P-0001: the incremental pull by replication counter, as upload sessions.
 *
 * <p>Only rows above the highest counter already received travel, and rows already uploaded are never updated
 * (Commerce documentation, "Define and configure Commerce Data Exchange"). A counter is given when a row is inserted,
 * but the row appears when its transaction commits: counters that are missing when the watermark passes them are
 * remembered as gaps and looked at again, ever more rarely, for {@value #GAP_LOOKS} looks (about a week). Rows, session,
 * watermark and gaps are one transaction, so a crash anywhere repeats the session and nothing else.
 */
public final class UploadSessions {
    public static final String JOB = "P-0001";
    /** Rows of one session; the statement channelrequests-between.sql has the same number. */
    static final int SESSION_ROWS = 2000;

    private static final int GAP_LOOKS = 30;
    private static final Duration FIRST_GAP_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_GAP_WAIT = Duration.ofHours(8);
    private static final Logger LOG = LoggerFactory.getLogger(UploadSessions.class);

    private final Database headquarters;
    private final ErrorLedger errors;
    private final WorkingTime workingTime;

    /** @param workingTime after which no further session follows */
    public UploadSessions(Database headquarters, ErrorLedger errors, WorkingTime workingTime) {
        this.headquarters = headquarters;
        this.errors = errors;
        this.workingTime = workingTime;
    }

    /** The next window to pull: a gap whose time has come, otherwise everything above the watermark. */
    public Upload next() {
        return headquarters.rows("countergaps-due", Map.of("jobid", JOB)).stream()
                .findFirst()
                .map(gap ->
                        new Upload(gap.number("fromcounter") - 1, gap.number("tocounter"), (int) gap.number("looks")))
                .orElseGet(() -> Upload.above(headquarters
                        .rows("watermark", Map.of("jobid", JOB))
                        .get(0)
                        .number("counter")));
    }

    /**
     * Applies what the channel database gave for the window.
     *
     * @return whether another session should follow at once
     */
    public boolean apply(
            @Body List<Map<String, Object>> pulled,
            @ExchangeProperty("upload") Upload upload,
            @ExchangeProperty("run") JobRun run) {
        List<Row> rows = pulled.stream().map(Row::of).toList();
        if (rows.isEmpty() && !upload.isGap()) {
            return false;
        }
        LocalDateTime started = Database.utcNow();
        int applied = headquarters.inTransaction(() -> {
            headquarters.preferIndexes();
            // first the place in the sequence, then the rows: of two P-0001 at once the slower one inserts nothing
            if (upload.isGap()) {
                lookedAt(upload, rows, rows.size() == SESSION_ROWS);
            } else {
                advance(upload, rows);
            }
            String session = UUID.randomUUID().toString();
            int inserted = insert(rows, session);
            if (inserted > 0) {
                writeDown(upload, rows, session, inserted, started);
            }
            return inserted;
        });
        run.done(applied);
        return (upload.isGap() || rows.size() == SESSION_ROWS) && !workingTime.isOver();
    }

    private int insert(List<Row> rows, String session) {
        Set<String> present = headquarters
                .rows(
                        "channelrequests-present",
                        Map.of(
                                "requestids",
                                texts(rows.stream()
                                        .map(row -> row.text("requestid"))
                                        .filter(id -> id != null)
                                        .toList())))
                .stream()
                .map(row -> row.text("requestid"))
                .collect(toSet());
        List<Map<String, Object>> inserts = new ArrayList<>();
        for (Row row : rows) {
            if (row.text("requestid") == null) {
                errors.park(
                        JOB,
                        new Due("", String.valueOf(row.number("replicationcounterfromorigin")), 0),
                        new Refusal(
                                null,
                                "RequestIdMissing",
                                "ax.channelrequest with counter " + row.number("replicationcounterfromorigin")
                                        + " has no requestid: the site must insert it again with a GUID",
                                true));
            } else if (present.add(row.text("requestid"))) {
                Map<String, Object> insert = new HashMap<>(row);
                insert.put("requestid", row.text("requestid"));
                insert.put("uploadsessionid", session);
                insert.computeIfAbsent("createddatetime", column -> Database.utcNow());
                inserts.add(insert);
            }
        }
        headquarters.each("channelrequest-upload", inserts);
        return inserts.size();
    }

    private void advance(Upload upload, List<Row> rows) {
        long last = counter(rows.get(rows.size() - 1));
        int moved = headquarters.update("watermark-advance", Map.of("jobid", JOB, "from", upload.from(), "to", last));
        if (moved != 1) {
            throw new ConcurrentUploadException(upload);
        }
        rememberGaps(upload.from(), last, rows, 0);
    }

    private void lookedAt(Upload upload, List<Row> rows, boolean full) {
        int removed = headquarters.update(
                "countergap-remove",
                Map.of("jobid", JOB, "from", upload.from() + 1, "to", upload.to(), "looks", upload.looks()));
        if (removed != 1) {
            throw new ConcurrentUploadException(upload);
        }
        if (full) {
            long last = counter(rows.get(rows.size() - 1));
            rememberGaps(upload.from(), last, rows, upload.looks() + 1);
            addGap(last + 1, upload.to(), upload.looks());
        } else {
            rememberGaps(upload.from(), upload.to(), rows, upload.looks() + 1);
        }
    }

    /** The counters of (from, to] that no row has. */
    private void rememberGaps(long from, long to, List<Row> rows, int looks) {
        long expected = from + 1;
        for (Row row : rows) {
            addGap(expected, counter(row) - 1, looks);
            expected = counter(row) + 1;
        }
        addGap(expected, to, looks);
    }

    private void addGap(long from, long to, int looks) {
        if (from > to) {
            return;
        }
        if (looks >= GAP_LOOKS) {
            LOG.info("P-0001 gives up the counters {} to {}: no request has appeared there for a week", from, to);
            return;
        }
        long delay = Math.min(LONGEST_GAP_WAIT.toSeconds(), FIRST_GAP_LOOK.toSeconds() << Math.min(looks, 20));
        headquarters.update(
                "countergap-add", Map.of("jobid", JOB, "from", from, "to", to, "looks", looks, "delay", (int) delay));
    }

    private void writeDown(Upload upload, List<Row> rows, String session, int inserted, LocalDateTime started) {
        Map<String, Object> row = Map.of(
                "uploadsessionid", session,
                "jobid", JOB,
                "from", upload.from(),
                "to", counter(rows.get(rows.size() - 1)),
                "rows", inserted,
                "datecreated", started,
                "now", Database.utcNow());
        if (headquarters.update("uploadsession-repaired", row) == 0) {
            headquarters.update("uploadsession-applied", row);
        }
    }

    /** The session could not be pulled or applied; it is tried again from the same counter. */
    public void failed(Upload upload, boolean pulled, String message) {
        Map<String, Object> row = Map.of(
                "uploadsessionid", UUID.randomUUID().toString(),
                "jobid", JOB,
                "from", upload.from(),
                "status", pulled ? "ApplyFailed" : "UploadFailed",
                "message", nullable(message.substring(0, Math.min(2000, message.length()))),
                "now", Database.utcNow());
        headquarters.inTransaction(() -> {
            if (headquarters.update("uploadsession-failed-again", row) == 0) {
                headquarters.update("uploadsession-failed", row);
            }
        });
    }

    private static long counter(Row row) {
        return row.number("replicationcounterfromorigin");
    }
}
