package dev.gangway.control;

import static dev.gangway.database.Database.nullable;

import dev.gangway.database.Database;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.text.Cut;
import dev.gangway.text.Fold;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/** The table {@code gangway.act}: what people did. Written in the transaction of what was done; nothing is ever changed. */
public final class Acts {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WHO = 100;

    private final Database database;

    public Acts(Database database) {
        this.database = database;
    }

    /** Somebody did something to a job, or something that is about no job: then that is null. */
    public void write(String who, String act, String job, String reason) {
        database.update("control/act-insert", row(who, act, job, reason));
    }

    /** Somebody decided about records in error. */
    void write(String who, String act, List<ErrorRecord> errors, String reason) {
        database.batch(
                "control/act-insert",
                errors.stream().map(error -> row(who, act, error, reason)).toList());
    }

    private Map<String, Object> row(String who, String act, ErrorRecord error, String reason) {
        Map<String, Object> row = row(who, act, error.job(), reason);
        row.put("dataareaid", nullable(error.record().dataareaid()));
        row.put("subject", nullable(error.record().id()));
        row.put("requestid", nullable(error.requestId()));
        row.put("code", nullable(error.code()));
        row.put("errorid", error.id());
        row.put("words", nullable(error.message()));
        return row;
    }

    private Map<String, Object> row(String who, String act, String job, String reason) {
        Map<String, Object> row = new HashMap<>();
        row.put("happened", database.utcNow());
        row.put("who", who(who));
        row.put("act", act);
        row.put("job", nullable(job));
        row.put("reason", nullable(reason(reason)));
        for (String column : List.of("dataareaid", "subject", "requestid", "code", "words")) {
            row.put(column, nullable(null));
        }
        row.put("errorid", new SqlParameterValue(Types.BIGINT, null));
        return row;
    }

    /** Null when nothing of it can be seen. */
    static String reason(String reason) {
        return Fold.isBlank(reason) ? null : Cut.to(LONGEST_REASON, Fold.strip(reason));
    }

    /** Every action needs an operator's name. */
    static String who(String who) {
        if (Fold.isBlank(who)) {
            throw new IllegalArgumentException("Nobody is named who does this");
        }
        return Cut.to(LONGEST_WHO, Fold.strip(who));
    }

    /** The latest of them, the latest first. */
    public List<Act> latest(int max) {
        return before(Long.MAX_VALUE, max);
    }

    /** Those before one, the latest first: the next page. */
    public List<Act> before(long id, int max) {
        return database.rows("control/acts", Map.of("before", id, "max", max)).stream()
                .map(Act::of)
                .toList();
    }

    /** What people decided about an error, the first decision first; also when the error is gone. */
    public List<Act> about(long errorId) {
        return database.rows("control/acts-about-error", Map.of("errorid", errorId)).stream()
                .map(Act::of)
                .toList();
    }
}
