package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The messages Win and Lose, and the effect of reopening on the activity that they created. */
public final class OpportunityClosing {
    private static final int OPEN = 0;
    private static final int WON = 1;
    private static final int LOST = 2;
    private static final int ACTIVITY_COMPLETED = 1;
    private static final int ACTIVITY_CANCELED = 2;

    private final Records records;
    private final Clock clock;

    public OpportunityClosing(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    public void win(Transaction tx, Caller caller, int status, Draft close) {
        close(tx, caller, WON, status, close);
    }

    public void lose(Transaction tx, Caller caller, int status, Draft close) {
        close(tx, caller, LOST, status, close);
    }

    private void close(Transaction tx, Caller caller, int state, int status, Draft close) {
        Table closes = close.table();
        if (!(close.get(closes.column("opportunityid")) instanceof Reference target)) {
            throw Refusals.invalidArgument("Required member 'opportunityid' missing for field 'OpportunityClose'");
        }
        Table opportunities = target.table();
        Row opportunity = tx.find(opportunities, target.id());
        if (opportunity == null) {
            throw Refusals.notFound(opportunities.logicalName(), target.id());
        }
        if ((Integer) opportunity.get(opportunities.column("statecode")) != OPEN) {
            throw Refusals.opportunityAlreadyClosed();
        }
        records.admit(close);
        int statusCode = status == -1 ? defaultStatus(opportunities, state) : status;
        Draft closed = new Draft(opportunities).set("statecode", state).set("statuscode", statusCode);
        carryResult(close, closed, opportunity);
        records.updateByMessage(tx, caller, opportunity, closed);
        close.set("opportunitystatecode", state).set("opportunitystatuscode", statusCode);
        Row activity = records.createByMessage(tx, caller, close);
        records.updateBySystem(tx, caller, activity, new Draft(closes).set("statecode", ACTIVITY_COMPLETED));
    }

    /** Returns the default status of a state, which clients of the service request with a status of -1. */
    private static int defaultStatus(Table opportunities, int state) {
        return opportunities.column("statuscode").defaultStatus().get(state);
    }

    /**
     * Copies revenue and date to the opportunity, which is plausible but not documented. Without them it closes today
     * with its estimated revenue.
     */
    private void carryResult(Draft close, Draft closed, Row opportunity) {
        Table closes = close.table();
        Table opportunities = closed.table();
        BigDecimal revenue = (BigDecimal) close.get(closes.column("actualrevenue"));
        boolean won = closed.get(opportunities.column("statecode")).equals(WON);
        if (revenue == null && won) {
            revenue = (BigDecimal) opportunity.get(opportunities.column("estimatedvalue"));
        }
        Long end = (Long) close.get(closes.column("actualend"));
        if (end == null) {
            end = clock.instant().getEpochSecond();
            close.set("actualend", end);
        }
        closed.set("actualvalue", revenue);
        closed.set("actualclosedate", LocalDate.ofInstant(Instant.ofEpochSecond(end), ZoneOffset.UTC));
    }

    /** Cancels the closing activity when its opportunity is reopened. */
    static void afterUpdate(Records records, Transaction tx, Caller caller, Table table, Row before, Row after) {
        if (!table.logicalName().equals("opportunity")) {
            return;
        }
        Column state = table.column("statecode");
        if ((Integer) before.get(state) == OPEN || (Integer) after.get(state) != OPEN) {
            return;
        }
        Table closes = tx.database().model().table("opportunityclose");
        UUID opportunity = after.id();
        for (Row close : tx.database().data(closes).referencing(closes.column("opportunityid"), opportunity)) {
            if (close.get(closes.column("statecode")).equals(ACTIVITY_COMPLETED)) {
                records.updateBySystem(tx, caller, close, new Draft(closes).set("statecode", ACTIVITY_CANCELED));
            }
        }
    }
}
