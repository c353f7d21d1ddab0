package dev.gangway.commerce.cloud;

import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A prospect that this worker has.
 *
 * @param claim of this one record
 * @param known what this side knew of it when the step began; null when nothing
 */
record ProspectStep(Claim claim, WorkItem item, Row known, JobRun run, Clock clock) {
    RecordKey key() {
        return item.key();
    }

    String company() {
        return known.raw("company");
    }

    /** What Sales decided and headquarters has not shown yet; null for nothing. */
    String wanted() {
        return known.text("wanted");
    }

    /** The status that was written last; null when none was, or when it certainly did not arrive. */
    String written() {
        return known.text("written");
    }

    boolean isAnswered() {
        return known.number("answered") == 1;
    }

    /** Whether that much time has gone by since the write. */
    boolean isWrittenBefore(Duration time) {
        return isOver("writtenat", time);
    }

    boolean isApprovedBefore(Duration time) {
        return isOver("approvedat", time);
    }

    private boolean isOver(String column, Duration time) {
        LocalDateTime since = known.time(column);
        return since != null && since.plus(time).isBefore(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Whether what belongs to the prospect has had time to be written beside it. */
    boolean isSettled() {
        return isOver("firstseen", HeadquartersLook.PATIENCE);
    }

    boolean isComplete() {
        return known.time("completedat") != null;
    }

    /** The party number, as far as it was known before. */
    String party() {
        return known.text("prospectpartynumber");
    }

    /** Whether the prospect needs manual action because of this. */
    boolean isParkedWith(String code) {
        return code.equals(known.text("errorcode")) && "Parked".equals(known.text("errorstatus"));
    }
}
