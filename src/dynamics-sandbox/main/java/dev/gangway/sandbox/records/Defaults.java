package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import java.time.Clock;
import java.util.UUID;

/**
 * The values of a new row that the caller need not send: creator and time, owner, currency, and the table's default
 * values.
 */
final class Defaults {
    private final Table users;
    private final Reference businessUnit;
    private final Reference baseCurrency;
    private final Clock clock;

    Defaults(DataModel model, Clock clock) {
        this.users = model.table("systemuser");
        this.businessUnit = new Reference(model.table("businessunit"), WellKnown.BUSINESS_UNIT);
        this.baseCurrency = new Reference(model.table("transactioncurrency"), WellKnown.EURO);
        this.clock = clock;
    }

    void stampCreation(Table table, Caller caller, Object[] values) {
        long now = now();
        Long overridden = overriddenCreation(table, values);
        set(table, values, "createdon", overridden == null ? now : overridden);
        set(table, values, "createdby", user(caller.userId()));
        set(table, values, "createdonbehalfby", user(caller.delegateId()));
        stampModification(table, caller, values);
        for (Column column : table.columns()) {
            if (column.defaultValue() != null && values[column.ordinal()] == null) {
                values[column.ordinal()] = column.defaultValue();
            }
        }
        if (table.traits().owned()) {
            Column owner = table.column("ownerid");
            if (values[owner.ordinal()] == null) {
                values[owner.ordinal()] = user(caller.userId());
            }
        }
        Column currency = table.column("transactioncurrencyid");
        if (currency != null && currency != table.key() && values[currency.ordinal()] == null) {
            values[currency.ordinal()] = baseCurrency;
        }
    }

    void stampModification(Table table, Caller caller, Object[] values) {
        set(table, values, "modifiedon", now());
        set(table, values, "modifiedby", user(caller.userId()));
        set(table, values, "modifiedonbehalfby", user(caller.delegateId()));
    }

    /** Updates the columns that repeat the owner. */
    void followOwner(Table table, Object[] values) {
        if (!table.traits().owned()) {
            return;
        }
        Reference owner = (Reference) values[table.column("ownerid").ordinal()];
        boolean isUser = owner.table() == users;
        set(table, values, "owninguser", isUser ? owner : null);
        set(table, values, "owningteam", isUser ? null : owner);
        set(table, values, "owningbusinessunit", businessUnit);
    }

    private static Long overriddenCreation(Table table, Object[] values) {
        Column column = table.column("overriddencreatedon");
        return column == null ? null : (Long) values[column.ordinal()];
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private Reference user(UUID id) {
        return id == null ? null : new Reference(users, id);
    }

    private static void set(Table table, Object[] values, String column, Object value) {
        values[table.column(column).ordinal()] = value;
    }
}
