package dev.gangway.control;

import dev.gangway.database.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A job that an operator has stopped, on all nodes.
 *
 * @param job its name
 * @param scope what was stopped: {@code all} jobs, those of {@code sales}, or this {@code job}
 * @param since when it was stopped
 * @param until when it ends by itself; null if it lasts until it is resumed
 * @param reason the reason, or null if none was given
 * @param who stopped it
 */
public record Pause(String job, String scope, Instant since, Instant until, String reason, String who) {
    static Pause of(Row row) {
        return new Pause(
                row.text("job"),
                row.text("scope"),
                instant(row, "since"),
                instant(row, "endsat"),
                row.text("reason"),
                row.text("who"));
    }

    private static Instant instant(Row row, String column) {
        return row.get(column) instanceof OffsetDateTime time ? time.toInstant() : null;
    }

    /** In one line, for people. */
    public String words() {
        return "paused by " + who
                + (until == null ? " until it is resumed" : " until " + until.truncatedTo(ChronoUnit.SECONDS))
                + (reason == null ? "" : ": " + reason);
    }

    /** Whether this one ends later than the other. */
    boolean outlasts(Pause other) {
        return until == null || other.until != null && until.isAfter(other.until);
    }
}
