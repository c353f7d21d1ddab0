package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.error.ErrorLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * Puts pulled requests into headquarters, in one notation. A row that headquarters cannot hold becomes an error that names
 * it, for an operator to correct in the channel database and to retry.
 */
final class PulledRequests {
    private static final String COUNTER = "replicationcounterfromorigin";
    private static final Logger LOG = LoggerFactory.getLogger(PulledRequests.class);

    private final Database headquarters;
    private final ErrorLedger errors;

    PulledRequests(Database headquarters, ErrorLedger errors) {
        this.headquarters = headquarters;
        this.errors = errors;
    }

    /**
     * Stores the rows that are new, all in the caller's transaction.
     *
     * @return how many were
     */
    int store(List<Row> pulled, String session) {
        List<Row> rows = pulled.stream().map(RequestFolding::of).toList();
        Map<String, Long> present = present(rows);
        List<Map<String, Object>> inserts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String id = row.text("requestid");
            Refusal refusal = refusal(pulled.get(i), row, present);
            if (refusal != null) {
                errors.park(UploadSessions.JOB, key(row), refusal);
            } else if (!present.containsKey(id)) {
                present.put(id, row.number(COUNTER));
                Map<String, Object> insert = new HashMap<>(row);
                insert.put("uploadsessionid", session);
                insert.putIfAbsent(RequestFolding.NOTE, null);
                insert.computeIfAbsent("createddatetime", column -> headquarters.utcNow());
                inserts.add(insert);
            }
        }
        headquarters.each("requests/channelrequest-upload", inserts);
        return inserts.size();
    }

    /**
     * What became of rows that were stored apart.
     *
     * @param stored how many were new
     * @param failures why the others cannot be stored
     */
    record Apart(int stored, Map<Row, RuntimeException> failures) {}

    /**
     * The same in transactions of its own, for rows that could not be stored together: halved until whatever cannot be
     * stored is alone.
     *
     * @throws RuntimeException what is about no single row: an outage, a table or a right that is missing
     */
    Apart storeApart(List<Row> pulled, String session) {
        Map<Row, RuntimeException> failures = new LinkedHashMap<>();
        int stored = storeApart(pulled, session, failures);
        if (failures.size() == pulled.size() && failures.values().stream().noneMatch(e -> isOfRow(e, pulled.size()))) {
            throw failures.values().iterator().next();
        }
        return new Apart(stored, failures);
    }

    /** What many rows fail with may be about none of them. */
    private static boolean isOfRow(RuntimeException e, int rows) {
        return e instanceof DataIntegrityViolationException || rows == 1 && Refusal.isDefect(e);
    }

    /** Writes down what could not be stored; returns how many could. */
    int park(Apart apart) {
        apart.failures().forEach((row, failure) -> errors.park(UploadSessions.JOB, key(row), refusal(row, failure)));
        return apart.stored();
    }

    private static Refusal refusal(Row row, RuntimeException failure) {
        if (Refusal.isDefect(failure)) {
            // by its counter alone: what its columns do is not known
            LOG.error("{}: {} cannot be processed", UploadSessions.JOB, key(row), failure);
            return Refusal.byHeadquarters(failure, null);
        }
        return unstorable(row, "headquarters says: " + Database.reason(failure));
    }

    private int storeApart(List<Row> rows, String session, Map<Row, RuntimeException> failures) {
        if (rows.isEmpty()) {
            return 0;
        }
        try {
            return headquarters.inTransaction(() -> store(rows, session));
        } catch (RuntimeException e) {
            if (Database.isOutage(e) || e instanceof BadSqlGrammarException) {
                throw e;
            }
            if (rows.size() == 1) {
                failures.put(rows.get(0), e);
                return 0;
            }
            int half = rows.size() / 2;
            return storeApart(rows.subList(0, half), session, failures)
                    + storeApart(rows.subList(half, rows.size()), session, failures);
        }
    }

    /** Those of the rows that are neither in headquarters nor known as errors. */
    List<Row> unknown(List<Row> pulled) {
        if (pulled.isEmpty()) {
            return List.of();
        }
        List<Row> rows = pulled.stream().map(RequestFolding::of).toList();
        Map<String, Long> present = present(rows);
        List<String> counters =
                rows.stream().map(row -> String.valueOf(row.number(COUNTER))).toList();
        List<String> inError = headquarters
                .rows("requests/errors-of-counters", Map.of("job", UploadSessions.JOB, "counters", texts(counters)))
                .stream()
                .map(row -> row.text("subject"))
                .toList();
        return rows.stream()
                .filter(row -> !present.containsKey(String.valueOf(row.text("requestid")))
                        && !inError.contains(String.valueOf(row.number(COUNTER))))
                .toList();
    }

    /** The row has a counter that was not given by the sequence. */
    void parkJump(Row row, long watermark) {
        errors.park(
                UploadSessions.JOB,
                key(row),
                new Refusal(
                        row.text("requestid"),
                        "CounterJump",
                        name(row) + " is more than " + CounterJump.WIDEST_GAP
                                + " beyond its predecessor. The request itself is"
                                + " taken, but P-0001 goes on behind " + watermark + ". Give the row a counter of the"
                                + " sequence, and take from the site's role the right to write the column. If counters"
                                + " really go on from there, set gangway.watermark to " + (row.number(COUNTER) - 1)
                                + ". Then discard this",
                        true));
    }

    /** A row that was an error before has been stored or is gone. */
    void resolved(long counter) {
        errors.resolved(UploadSessions.JOB, List.of(key(counter)));
    }

    /** The requests that are there already: their counters by id. */
    private Map<String, Long> present(List<Row> rows) {
        List<String> ids = rows.stream()
                .map(row -> row.text("requestid"))
                .filter(Objects::nonNull)
                .filter(id -> id.indexOf(0) < 0)
                .toList();
        return headquarters.rows("requests/channelrequests-present", Map.of("requestids", texts(ids))).stream()
                .collect(toMap(row -> row.raw("requestid"), row -> row.number(COUNTER), (a, b) -> a, HashMap::new));
    }

    private static Refusal refusal(Row entered, Row row, Map<String, Long> present) {
        String id = row.text("requestid");
        if (id == null) {
            return new Refusal(
                    null,
                    "RequestIdMissing",
                    "ax.channelrequest with counter " + row.number(COUNTER)
                            + " has no requestid: give it a GUID there, then retry",
                    true);
        }
        String defect = RowDefects.of(row);
        if (defect != null) {
            return unstorable(row, defect);
        }
        Long other = present.get(id);
        // the same id as it is written is the same request, pulled again
        return other != null && other != row.number(COUNTER) && !id.equals(entered.raw("requestid"))
                ? unstorable(
                        row,
                        "requestid differs from that of the request with counter " + other
                                + " only by invisible characters" + RequestFolding.told(row))
                : null;
    }

    private static Refusal unstorable(Row row, String why) {
        String id = row.text("requestid");
        // an id that cannot be stored cannot be named by its column either
        return new Refusal(
                id != null && RowDefects.of(Row.of(Map.of("requestid", id))) == null ? id : null,
                "RequestUnstorable",
                name(row) + " cannot be taken into headquarters: " + why + ". Mend it there, then retry",
                true);
    }

    private static String name(Row row) {
        return "ax.channelrequest with counter " + row.number(COUNTER) + " (request " + row.text("requestid") + ")";
    }

    private static RecordKey key(Row row) {
        return key(row.number(COUNTER));
    }

    private static RecordKey key(long counter) {
        return new RecordKey("", String.valueOf(counter));
    }
}
