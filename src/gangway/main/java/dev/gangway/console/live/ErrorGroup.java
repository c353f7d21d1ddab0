package dev.gangway.console.live;

import dev.gangway.database.Row;
import java.time.LocalDateTime;

/**
 * Records in error that share their job, code and status.
 *
 * @param code null if the service that refused them gave none
 * @param firstSeen UTC
 * @param lastSeen UTC
 * @param example the key of one of them
 */
public record ErrorGroup(
        String job,
        String code,
        String status,
        long records,
        LocalDateTime firstSeen,
        LocalDateTime lastSeen,
        long example) {
    static ErrorGroup of(Row row) {
        return new ErrorGroup(
                row.text("job"),
                row.raw("code"),
                row.text("status"),
                row.number("records"),
                row.time("firstseen"),
                row.time("lastseen"),
                row.number("example"));
    }
}
