package dev.gangway.control;

import dev.gangway.database.Row;
import java.time.LocalDateTime;

/**
 * An action of an operator.
 *
 * @param id grows with time
 * @param happened when, UTC
 * @param who did it
 * @param act what: {@code pause}, {@code resume}, {@code retry}, {@code discard} ...
 * @param job to which job, or to a record of which job; null when it is about none
 * @param dataareaid the record's legal entity; null when it is about no record
 * @param subject the record's key within its job; the same
 * @param requestId the request that the record comes from; null when that is unknown
 * @param code of the error that it was about; null when it was about none
 * @param errorId the same, by its number, which may be gone
 * @param words of the error; the same
 * @param reason in the person's words; null when there are none
 */
public record Act(
        long id,
        LocalDateTime happened,
        String who,
        String act,
        String job,
        String dataareaid,
        String subject,
        String requestId,
        String code,
        Long errorId,
        String words,
        String reason) {
    /** Of a row with columns of {@code gangway.act} under their own names; those that are not asked for stay empty. */
    public static Act of(Row row) {
        return new Act(
                row.number("actid"),
                row.time("happened"),
                row.text("who"),
                row.text("act"),
                row.text("job"),
                row.text("dataareaid"),
                row.text("subject"),
                row.text("requestid"),
                row.text("code"),
                (Long) row.get("errorid"),
                row.text("words"),
                row.text("reason"));
    }
}
