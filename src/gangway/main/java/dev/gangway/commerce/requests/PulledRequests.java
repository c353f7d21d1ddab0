package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.partners.ChannelRequest;
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
    int store(List<ChannelRequest> pulled, String session) {
        List<ChannelRequest> rows = pulled.stream().map(RequestFolding::of).toList();
        Map<String, Long> present = present(rows);
        List<Map<String, Object>> inserts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ChannelRequest row = rows.get(i);
            String id = row.id();
            Refusal refusal = refusal(pulled.get(i), row, present);
            if (refusal != null) {
                errors.park(UploadSessions.JOB, key(row), refusal);
            } else if (!present.containsKey(id)) {
                present.put(id, row.counter());
                Map<String, Object> insert = new HashMap<>(row.row());
                insert.put("uploadsessionid", session);
                insert.putIfAbsent(ChannelRequest.NOTE, null);
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
    record Apart(int stored, Map<ChannelRequest, RuntimeException> failures) {}

    /**
     * The same in transactions of its own, for rows that could not be stored together: halved until whatever cannot be
     * stored is alone.
     *
     * @throws RuntimeException what is about no single row: an outage, a table or a right that is missing
     */
    Apart storeApart(List<ChannelRequest> pulled, String session) {
        Map<ChannelRequest, RuntimeException> failures = new LinkedHashMap<>();
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

    private static Refusal refusal(ChannelRequest row, RuntimeException failure) {
        if (Refusal.isDefect(failure)) {
            // by its counter alone: what its columns do is not known
            LOG.error("{}: {} cannot be processed", UploadSessions.JOB, key(row), failure);
            return Refusal.byHeadquarters(failure, null);
        }
        return unstorable(row, "headquarters says: " + Database.reason(failure));
    }

    private int storeApart(List<ChannelRequest> rows, String session, Map<ChannelRequest, RuntimeException> failures) {
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
    List<ChannelRequest> unknown(List<ChannelRequest> pulled) {
        if (pulled.isEmpty()) {
            return List.of();
        }
        List<ChannelRequest> rows = pulled.stream().map(RequestFolding::of).toList();
        Map<String, Long> present = present(rows);
        List<String> counters =
                rows.stream().map(row -> String.valueOf(row.counter())).toList();
        List<String> inError = headquarters
                .rows("requests/errors-of-counters", Map.of("job", UploadSessions.JOB, "counters", texts(counters)))
                .stream()
                .map(row -> row.text("subject"))
                .toList();
        return rows.stream()
                .filter(row -> !present.containsKey(String.valueOf(row.id()))
                        && !inError.contains(String.valueOf(row.counter())))
                .toList();
    }

    /** The row has a counter that was not given by the sequence. */
    void parkJump(ChannelRequest row, long watermark) {
        errors.park(
                UploadSessions.JOB,
                key(row),
                new Refusal(
                        row.id(),
                        "CounterJump",
                        name(row) + " is more than " + CounterJump.WIDEST_GAP
                                + " beyond its predecessor. The request itself is"
                                + " taken, but P-0001 goes on behind " + watermark + ". Give the row a counter of the"
                                + " sequence, and take from the site's role the right to write the column. If counters"
                                + " really go on from there, set gangway.watermark to " + (row.counter() - 1)
                                + ". Then discard this",
                        true));
    }

    /** A row that was an error before has been stored or is gone. */
    void resolved(long counter) {
        errors.resolved(UploadSessions.JOB, List.of(key(counter)));
    }

    /** The requests that are there already: their counters by id. */
    private Map<String, Long> present(List<ChannelRequest> rows) {
        List<String> ids = rows.stream()
                .map(ChannelRequest::id)
                .filter(Objects::nonNull)
                .filter(id -> id.indexOf(0) < 0)
                .toList();
        return headquarters.rows("requests/channelrequests-present", Map.of("requestids", texts(ids))).stream()
                .map(ChannelRequest::new)
                .collect(toMap(ChannelRequest::storedId, ChannelRequest::counter, (a, b) -> a, HashMap::new));
    }

    private static Refusal refusal(ChannelRequest entered, ChannelRequest row, Map<String, Long> present) {
        String id = row.id();
        if (id == null) {
            return new Refusal(
                    null,
                    "RequestIdMissing",
                    "ax.channelrequest with counter " + row.counter()
                            + " has no requestid: give it a GUID there, then retry",
                    true);
        }
        String defect = RowDefects.of(row.row());
        if (defect != null) {
            return unstorable(row, defect);
        }
        Long other = present.get(id);
        // the same id as it is written is the same request, pulled again
        return other != null && other != row.counter() && !id.equals(entered.storedId())
                ? unstorable(
                        row,
                        "requestid differs from that of the request with counter " + other
                                + " only by invisible characters" + RequestFolding.told(row))
                : null;
    }

    private static Refusal unstorable(ChannelRequest row, String why) {
        String id = row.id();
        // an id that cannot be stored cannot be named by its column either
        return new Refusal(
                id != null && RowDefects.of(Row.of(Map.of("requestid", id))) == null ? id : null,
                "RequestUnstorable",
                name(row) + " cannot be taken into headquarters: " + why + ". Mend it there, then retry",
                true);
    }

    private static String name(ChannelRequest row) {
        return "ax.channelrequest with counter " + row.counter() + " (request " + row.id() + ")";
    }

    private static RecordKey key(ChannelRequest row) {
        return key(row.counter());
    }

    private static RecordKey key(long counter) {
        return new RecordKey("", String.valueOf(counter));
    }
}
