package dev.gangway.onboarding.where;

import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A job that has a partner's record before it: a row of {@code gangway.due}. Columns are read when they are asked for. */
record QueuedWork(Row row) {
    /** The job or its queue. */
    String queue() {
        return row.text("job");
    }

    /** @param lastRun of the job, in words; null when it never ran */
    Step step(String lastRun) {
        String where = row.text("owner") != null
                ? "is in work on " + Words.first(row.text("node"), "a node that is gone")
                : "is due at " + utc("dueat");
        return new Step(null, "waits", Words.said("for " + queue() + " since " + utc("waitingsince"), where, lastRun));
    }

    private LocalDateTime utc(String column) {
        return row.get(column) instanceof OffsetDateTime time
                ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().withNano(0)
                : null;
    }
}
