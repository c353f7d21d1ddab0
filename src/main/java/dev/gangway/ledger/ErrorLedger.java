package dev.gangway.ledger;

import static dev.gangway.database.Database.nullable;

import dev.gangway.database.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;

/**
 * The table {@code gangway.error}: every record that was refused, with the words of whoever refused it. One row per
 * record and job; it goes away when the record succeeds or when a person discards it.
 */
public final class ErrorLedger {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorLedger.class);
    private static final int LONGEST_MESSAGE = 4000;
    private static final RowMapper<ErrorRecord> MAPPER = (rs, number) -> new ErrorRecord(
            rs.getLong("errorid"),
            rs.getString("job"),
            new Due(rs.getString("dataareaid"), rs.getString("subject"), rs.getInt("attempts")),
            rs.getString("requestid"),
            rs.getString("status"),
            rs.getString("code"),
            rs.getString("message"),
            rs.getInt("attempts"),
            rs.getTimestamp("firstseen").toLocalDateTime(),
            rs.getTimestamp("lastseen").toLocalDateTime());

    private final Database database;
    private final WorkQueue queue;
    private final int maxAttempts;
    private final Duration firstDelay;

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
    public void refused(Claim claim, Due due, Refusal refusal) {
        boolean parked = refusal.hopeless() || due.attempts() + 1 >= maxAttempts;
        write(claim.job(), due, parked ? "Parked" : "Retrying", refusal);
        if (parked) {
            queue.done(claim.of(List.of(due)));
        } else {
            queue.later(claim, due, firstDelay.multipliedBy(1L << Math.min(due.attempts(), 16)));
        }
    }

    /** Writes down a record that cannot even be queued. */
    public void park(String job, Due due, Refusal refusal) {
        write(job, due, "Parked", refusal);
    }

    private void write(String job, Due due, String status, Refusal refusal) {
        // without the message, which may quote what a partner entered
        LOG.atWarn()
                .addKeyValue("job", job)
                .addKeyValue("record", due)
                .addKeyValue("request", refusal.requestId())
                .addKeyValue("code", refusal.code())
                .log(
                        "{}: {} is refused with {} and is {} (request {})",
                        job,
                        due,
                        refusal.code(),
                        status,
                        refusal.requestId());
        Map<String, Object> row = Dues.key(Map.of("job", job, "status", status, "now", Database.utcNow()), due);
        row.put("requestid", nullable(refusal.requestId()));
        row.put("code", nullable(refusal.code()));
        row.put("message", nullable(cut(refusal.message())));
        if (database.update("error-update", row) == 0) {
            database.update("error-insert", row);
        }
    }

    /** The records succeeded; those that had been refused before leave the ledger, whoever mended them. */
    public void resolved(Claim claim) {
        if (claim.isAny()) {
            database.update("error-resolved", Dues.keys(claim.job(), claim.records()));
        }
    }

    /** All of them, oldest first. */
    public List<ErrorRecord> list() {
        return database.query("errors", Map.of(), MAPPER);
    }

    public Optional<ErrorRecord> show(long id) {
        return database.query("error-by-id", Map.of("errorid", id), MAPPER).stream()
                .findFirst();
    }

    /** Makes the record due again; false when there is no such error. */
    public boolean retry(long id) {
        return database.inTransaction(() -> show(id).map(error -> {
                    database.update("error-retrying", Map.of("errorid", id));
                    queue.put(
                            error.job(),
                            error.record().dataareaid(),
                            error.record().subject());
                    return true;
                })
                .orElse(false));
    }

    /** Makes records due, whether they are in error or not; success clears their errors. */
    public void again(String job, Collection<Due> records) {
        if (records.isEmpty()) {
            return;
        }
        database.inTransaction(() -> {
            queue.putAll(job, records);
            List<Long> ids = database.rows("errors-of-records", Dues.keys(job, records)).stream()
                    .map(row -> row.number("errorid"))
                    .toList();
            ids.forEach(this::retry);
        });
    }

    /** Gives the record up: it is neither listed nor tried again; false when there is no such error. */
    public boolean discard(long id) {
        return database.inTransaction(() -> show(id).map(error -> {
                    queue.forget(error.job(), error.record());
                    database.update("error-discard", Map.of("errorid", id));
                    return true;
                })
                .orElse(false));
    }

    private static String cut(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
