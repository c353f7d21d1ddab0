package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Requirement;
import dev.gangway.sandbox.model.Table;
import java.math.BigDecimal;
import java.util.BitSet;

/**
 * Validates sent values: drops those of columns that are not writable, rejects those that do not fit their column.
 */
final class Admission {
    private final ViolationLog violations;

    Admission(ViolationLog violations) {
        this.violations = violations;
    }

    void admitCreate(Draft draft) {
        admit(draft, true);
    }

    void admitUpdate(Draft draft) {
        // the key in the body of an update repeats the row's key and is ignored
        draft.forget(draft.table().key());
        admit(draft, false);
    }

    /** Reports business-required columns that are empty in a new row. */
    void checkRequired(Table table, Object[] values) {
        for (Column column : table.columns()) {
            if (column.requirement() == Requirement.APPLICATION && values[column.ordinal()] == null) {
                violations.report(Violation.Kind.REQUIRED_MISSING, table.logicalName(), column.name());
            }
        }
    }

    private void admit(Draft draft, boolean creating) {
        Table table = draft.table();
        BitSet sent = draft.sent();
        for (int i = sent.nextSetBit(0); i >= 0; i = sent.nextSetBit(i + 1)) {
            Column column = table.columns().get(i);
            boolean writable = creating ? column.creatable() : column.updatable();
            if (!writable) {
                draft.forget(column);
                violations.report(Violation.Kind.NOT_WRITABLE, table.logicalName(), column.name());
            } else {
                check(table, column, draft.get(column), creating);
            }
        }
    }

    private void check(Table table, Column column, Object value, boolean creating) {
        if (value == null) {
            checkNull(table, column, creating);
            return;
        }
        switch (column.type()) {
            case STRING, MEMO -> {
                if (((String) value).length() > column.maxLength() && column.maxLength() > 0) {
                    throw Refusals.tooLong(table.logicalName(), column.name(), column.maxLength());
                }
            }
            case PICKLIST, STATE, STATUS -> {
                if (!column.options().isEmpty() && !column.options().containsKey((Integer) value)) {
                    throw Refusals.optionOutOfRange(table.logicalName(), column.name(), (Integer) value);
                }
            }
            case INTEGER -> checkRange(table, column, BigDecimal.valueOf((Integer) value), true);
            case DECIMAL, MONEY -> checkRange(table, column, (BigDecimal) value, false);
            case DOUBLE -> checkRange(table, column, BigDecimal.valueOf((Double) value), false);
            default -> {
                // no limits for the other types
            }
        }
    }

    private void checkNull(Table table, Column column, boolean creating) {
        if (column.requirement() == Requirement.SYSTEM) {
            throw Refusals.cannotBeNull(column.name());
        }
        if (!creating && column.requirement() == Requirement.APPLICATION) {
            violations.report(Violation.Kind.REQUIRED_MISSING, table.logicalName(), column.name());
        }
    }

    private static void checkRange(Table table, Column column, BigDecimal value, boolean whole) {
        boolean below = column.min() != null && value.compareTo(column.min()) < 0;
        boolean above = column.max() != null && value.compareTo(column.max()) > 0;
        if (below || above) {
            throw Refusals.numberOutOfRange(table.logicalName(), column.name(), whole);
        }
    }
}
