package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.nullable;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.text.Cut;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
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
 * remembered as gaps and looked at again, ever more rarely: in the end once a month. Rows, session, watermark and gaps are one transaction, so a crash anywhere repeats the session and nothing else.
 *
 * <p>A row that headquarters cannot hold becomes an error, and the watermark passes it. Its counter is looked at again when
 * a person retries the error.
 */
public final class UploadSessions {
    public static final String JOB = Job.PULL_REQUESTS.id();
    /** Rows of one session; the statement channelrequests-between.sql has the same number. */
    static final int SESSION_ROWS = 2000;

    /** After so many looks, about a week, a gap is looked at rarely, and what appears there is told ({@link UnseenRequests}). */
    static final int GAP_LOOKS = 30;

    private static final Duration RARE_GAP_WAIT = Duration.ofDays(30);
    private static final Duration FIRST_GAP_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_GAP_WAIT = Duration.ofHours(8);
    private static final Logger LOG = LoggerFactory.getLogger(UploadSessions.class);

    private final Database headquarters;
    private final Database channel;
    private final PulledRequests requests;
    private final WorkingTime workingTime;
    private final StartPoint start;

    /**
     * @param workingTime after which no further session follows
     * @param start where the first session begins
     */
    public UploadSessions(
            Database headquarters, Database channel, ErrorLedger errors, WorkingTime workingTime, StartPoint start) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.start = start;
        this.requests = new PulledRequests(headquarters, errors);
        this.workingTime = workingTime;
    }

    /** The next window to pull: a gap whose time has come, otherwise everything above the watermark. */
    public Upload next() {
        return headquarters.rows("requests/countergaps-due", Map.of("jobid", JOB)).stream()
                .findFirst()
                .map(gap ->
                        new Upload(gap.number("fromcounter") - 1, gap.number("tocounter"), (int) gap.number("looks")))
                .orElseGet(() -> Upload.above(begun().number("counter")));
    }

    private Row begun() {
        Row watermark = watermark();
        if (watermark.text("startpoint") == null) {
            start.apply(headquarters, channel);
            watermark = watermark();
            LOG.info("P-0001 begins {}", StartPoint.at(watermark.text("startpoint")));
        }
        return watermark;
    }

    private Row watermark() {
        return headquarters.rows("requests/watermark", Map.of("jobid", JOB)).get(0);
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
        List<ChannelRequest> all =
                pulled.stream().map(row -> new ChannelRequest(Row.of(row))).toList();
        boolean above = !upload.isGap() && !upload.isRetry();
        int plausible = above ? CounterJump.before(upload.from(), all) : all.size();
        List<ChannelRequest> rows = all.subList(0, plausible);
        int applied = rows.isEmpty() && above ? 0 : apply(upload, rows);
        applied +=
                takeWithoutFollowing(all.subList(plausible, all.size()), rows.isEmpty() ? upload.from() : last(rows));
        run.done(applied);
        return (!above || rows.size() == SESSION_ROWS) && !workingTime.isOver(JOB);
    }

    private int apply(Upload upload, List<ChannelRequest> rows) {
        LocalDateTime started = headquarters.utcNow();
        String session = UUID.randomUUID().toString();
        try {
            return headquarters.inTransaction(
                    () -> session(upload, rows, session, started, () -> requests.store(rows, session)));
        } catch (ConcurrentUploadException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                throw e;
            }
            // the rows come first here: after a crash the same window is pulled again and finds them
            PulledRequests.Apart apart = requests.storeApart(rows, session);
            return headquarters.inTransaction(
                    () -> session(upload, rows, session, started, () -> requests.park(apart)));
        }
    }

    private int session(
            Upload upload, List<ChannelRequest> rows, String session, LocalDateTime started, IntSupplier store) {
        headquarters.preferIndexes();
        // first the place in the sequence, then the rows: of two P-0001 at once the slower one inserts nothing
        if (upload.isGap()) {
            lookedAt(upload, rows, rows.size() == SESSION_ROWS);
        } else if (upload.isRetry()) {
            retried(upload);
        } else {
            advance(upload, rows);
        }
        int inserted = store.getAsInt();
        if (inserted > 0) {
            writeDown(upload, rows, session, inserted, started);
        }
        return inserted;
    }

    /** Rows beyond a jump of the counter are requests too; but whatever comes after them is below their counters. */
    private int takeWithoutFollowing(List<ChannelRequest> beyond, long watermark) {
        List<ChannelRequest> unknown = requests.unknown(beyond);
        if (unknown.isEmpty()) {
            return 0;
        }
        String session = UUID.randomUUID().toString();
        PulledRequests.Apart apart = requests.storeApart(unknown, session);
        return headquarters.inTransaction(() -> {
            requests.parkJump(unknown.get(0), watermark);
            return requests.park(apart);
        });
    }

    private void retried(Upload upload) {
        Map<String, Object> key = Map.of("job", JOB, "dataareaid", "", "subject", String.valueOf(upload.to()));
        if (headquarters.update("ledger/due-forget", key) != 1) {
            throw new ConcurrentUploadException(upload);
        }
        // stored or gone; if it is still wrong it is written down anew
        requests.resolved(upload.to());
    }

    private void advance(Upload upload, List<ChannelRequest> rows) {
        long last = last(rows);
        int moved = headquarters.update(
                "requests/watermark-advance", Map.of("jobid", JOB, "from", upload.from(), "to", last));
        if (moved != 1) {
            throw new ConcurrentUploadException(upload);
        }
        rememberGaps(upload.from(), last, rows, 0);
    }

    private void lookedAt(Upload upload, List<ChannelRequest> rows, boolean full) {
        int removed = headquarters.update(
                "requests/countergap-remove",
                Map.of("jobid", JOB, "from", upload.from() + 1, "to", upload.to(), "looks", upload.looks()));
        if (removed != 1) {
            throw new ConcurrentUploadException(upload);
        }
        if (full) {
            long last = last(rows);
            rememberGaps(upload.from(), last, rows, upload.looks() + 1);
            addGap(last + 1, upload.to(), upload.looks());
        } else {
            rememberGaps(upload.from(), upload.to(), rows, upload.looks() + 1);
        }
    }

    /** The counters of (from, to] that no row has. */
    private void rememberGaps(long from, long to, List<ChannelRequest> rows, int looks) {
        long expected = from + 1;
        for (ChannelRequest row : rows) {
            addGap(expected, row.counter() - 1, looks);
            expected = row.counter() + 1;
        }
        addGap(expected, to, looks);
    }

    private void addGap(long from, long to, int looks) {
        if (from > to) {
            return;
        }
        long delay = looks >= GAP_LOOKS
                ? RARE_GAP_WAIT.toSeconds()
                : Math.min(LONGEST_GAP_WAIT.toSeconds(), FIRST_GAP_LOOK.toSeconds() << Math.min(looks, 20));
        headquarters.update(
                "requests/countergap-add",
                Map.of("jobid", JOB, "from", from, "to", to, "looks", looks, "delay", (int) delay));
    }

    private void writeDown(
            Upload upload, List<ChannelRequest> rows, String session, int inserted, LocalDateTime started) {
        Map<String, Object> row = Map.of(
                "uploadsessionid", session,
                "jobid", JOB,
                "from", upload.from(),
                "to", last(rows),
                "rows", inserted,
                "datecreated", started,
                "now", headquarters.utcNow());
        if (headquarters.update("requests/uploadsession-repaired", row) == 0) {
            headquarters.update("requests/uploadsession-applied", row);
        }
    }

    /** The session could not be pulled or applied; it is tried again from the same counter. */
    public void failed(Upload upload, boolean pulled, String message) {
        Map<String, Object> row = Map.of(
                "uploadsessionid", UUID.randomUUID().toString(),
                "jobid", JOB,
                "from", upload.from(),
                "status", pulled ? "ApplyFailed" : "UploadFailed",
                "message", nullable(Cut.to(2000, message)),
                "now", headquarters.utcNow());
        headquarters.inTransaction(() -> {
            if (headquarters.update("requests/uploadsession-failed-again", row) == 0) {
                headquarters.update("requests/uploadsession-failed", row);
            }
        });
    }

    private static long last(List<ChannelRequest> rows) {
        return rows.get(rows.size() - 1).counter();
    }
}
