package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Row;
import java.util.UUID;

/** The valid pairs of state and status, and the allowed transitions. */
final class StateRules {
    private static final int FIRST_STATE = 0;

    private StateRules() {}

    static void startState(Table table, UUID id, Object[] values) {
        Column state = table.column("statecode");
        if (state == null) {
            return;
        }
        values[state.ordinal()] = FIRST_STATE;
        settleStatus(table, id, values, FIRST_STATE, null);
    }

    /** Applies an ordinary update, which cannot close an opportunity: only the messages Win and Lose can. */
    static void moveByUpdate(Table table, Row before, Draft draft, Object[] values) {
        Column state = table.column("statecode");
        if (state == null) {
            return;
        }
        int newState = (Integer) values[state.ordinal()];
        int oldState = (Integer) before.get(state);
        if (table.logicalName().equals("opportunity") && newState != oldState && newState != FIRST_STATE) {
            String name = state.options().get(newState);
            throw Refusals.closeByMessageOnly(name, name.equals("Won") ? "Win" : "Lose");
        }
        move(table, before, draft, values);
    }

    static void move(Table table, Row before, Draft draft, Object[] values) {
        Column state = table.column("statecode");
        int newState = (Integer) values[state.ordinal()];
        Column status = table.column("statuscode");
        if (!draft.isSent(status) && newState != (Integer) before.get(state)) {
            values[status.ordinal()] = null;
        }
        settleStatus(table, before.id(), values, newState, before);
    }

    private static void settleStatus(Table table, UUID id, Object[] values, int state, Row before) {
        Column status = table.column("statuscode");
        if (status == null) {
            return;
        }
        if (values[status.ordinal()] == null) {
            values[status.ordinal()] = status.defaultStatus().get(state);
        }
        int chosen = (Integer) values[status.ordinal()];
        if (!Integer.valueOf(state).equals(status.stateOf().get(chosen))) {
            String stateName = table.column("statecode").options().get(state);
            throw Refusals.invalidStatus(table.logicalName(), chosen, stateName, id);
        }
    }
}
