package dev.gangway.sandbox.records;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** Creates, updates and deletes rows as the service does. Has no state of its own; thread-safe. */
public final class Records {
    private final Admission admission;
    private final Defaults defaults;
    private final List<ComputedColumns> computed;
    private final Privileges privileges;
    private final WriteGuard guard;

    public Records(DataModel model, Clock clock, ViolationLog violations, Privileges privileges, WriteGuard guard) {
        this.admission = new Admission(violations);
        this.defaults = new Defaults(model, clock);
        this.computed = model.tables().stream().map(ComputedColumns::new).toList();
        this.privileges = privileges;
        this.guard = guard;
    }

    /** Creates the row that a caller sent. */
    public Row create(Transaction tx, Caller caller, Draft draft) {
        if (draft.table().logicalName().equals("opportunityclose")) {
            throw new DataverseException(
                    400, "0x80040800", "The 'Create' method does not support entities of type 'opportunityclose'.");
        }
        privileges.check(caller, Privileges.Action.CREATE, draft.table());
        admission.admitCreate(draft);
        checkBindings(caller, draft);
        return store(tx, caller, draft, true);
    }

    /**
     * Creates a row as part of a message. The caller needs the privilege to create it; values are neither dropped nor
     * required.
     */
    Row createByMessage(Transaction tx, Caller caller, Draft draft) {
        privileges.check(caller, Privileges.Action.CREATE, draft.table());
        return store(tx, caller, draft, false);
    }

    /**
     * Updates a row as part of a message. The rules for updates do not apply, but the caller needs the privilege to
     * write.
     */
    Row updateByMessage(Transaction tx, Caller caller, Row before, Draft draft) {
        privileges.check(caller, Privileges.Action.WRITE, draft.table());
        return updateBySystem(tx, caller, before, draft);
    }

    /** Rejects what a caller may not send for a new row, and drops what the service would drop. */
    void admit(Draft draft) {
        admission.admitCreate(draft);
    }

    /** Creates a row of the service itself; values are neither dropped nor required. */
    Row createBySystem(Transaction tx, Caller caller, Draft draft) {
        return store(tx, caller, draft, false);
    }

    /** Updates a row with the values that a caller sent. */
    public Row update(Transaction tx, Caller caller, Row before, Draft draft) {
        privileges.check(caller, Privileges.Action.WRITE, draft.table());
        admission.admitUpdate(draft);
        checkBindings(caller, draft);
        checkOwner(caller, draft, before);
        Table table = draft.table();
        Object[] values = merge(before, draft);
        StateRules.moveByUpdate(table, before, draft, values);
        Row after = store(tx, caller, before, draft, values);
        nestChildren(tx, caller, draft, after);
        OpportunityClosing.afterUpdate(this, tx, caller, table, before, after);
        return after;
    }

    /** Updates a row as the service itself does, without the rules for callers. */
    Row updateBySystem(Transaction tx, Caller caller, Row before, Draft draft) {
        Object[] values = merge(before, draft);
        if (draft.table().column("statecode") != null) {
            StateRules.move(draft.table(), before, draft, values);
        }
        return store(tx, caller, before, draft, values);
    }

    /** Returns the privileges, for handlers that show rows and must check the right to read them. */
    public Privileges privileges() {
        return privileges;
    }

    /** Deletes a row. Its children are deleted too or lose their lookup, depending on the relationship. */
    public void delete(Transaction tx, Caller caller, Table table, Row row) {
        privileges.check(caller, Privileges.Action.DELETE, table);
        if (table.traits().principal()
                || !table.traits().owned() && !table.logicalName().startsWith("msdyn_")) {
            // the sandbox has no index of the rows that refer to such rows
            throw new DataverseException(
                    405,
                    "0x80040315",
                    "The entity '" + table.logicalName() + "' does not support the 'Delete' method here.");
        }
        deleteWithChildren(tx, caller, table, row);
    }

    private void deleteWithChildren(Transaction tx, Caller caller, Table table, Row row) {
        for (Relationship relationship : table.collections()) {
            for (Row child : tx.database().data(relationship.many()).referencing(relationship.column(), row.id())) {
                if (relationship.cascadesDelete()) {
                    deleteWithChildren(tx, caller, relationship.many(), child);
                } else {
                    updateBySystem(tx, caller, child, new Draft(relationship.many()).set(relationship.column(), null));
                }
            }
        }
        tx.delete(table, row);
    }

    private Row store(Transaction tx, Caller caller, Draft draft, boolean byCaller) {
        Table table = draft.table();
        for (Draft.Parent parent : draft.parents()) {
            Row row = create(tx, caller, parent.draft());
            draft.set(parent.navigation().column(), new Reference(parent.draft().table(), row.id()));
        }
        Object[] values = draft.values().clone();
        UUID id = draft.id() == null ? UUID.randomUUID() : draft.id();
        defaults.stampCreation(table, caller, values);
        StateRules.startState(table, id, values);
        complete(tx, table, draft, values);
        if (byCaller) {
            admission.checkRequired(table, values);
        }
        Row row = tx.insert(table, id, values);
        nestChildren(tx, caller, draft, row);
        return row;
    }

    private Row store(Transaction tx, Caller caller, Row before, Draft draft, Object[] values) {
        Table table = draft.table();
        defaults.stampModification(table, caller, values);
        complete(tx, table, draft, values);
        return tx.update(table, before, values);
    }

    private void complete(Transaction tx, Table table, Draft draft, Object[] values) {
        checkTargets(tx, table, draft);
        defaults.followOwner(table, values);
        computed.get(table.number()).compute(tx, values);
        guard.beforeWrite(table, values);
    }

    private void nestChildren(Transaction tx, Caller caller, Draft draft, Row row) {
        for (Draft.Child child : draft.children()) {
            child.draft().set(child.relationship().column(), new Reference(draft.table(), row.id()));
            create(tx, caller, child.draft());
        }
    }

    /** Checks the privileges for binding rows, which are needed on both tables. Owners are checked separately. */
    private void checkBindings(Caller caller, Draft draft) {
        if (privileges.areUnlimited()) {
            return;
        }
        BitSet sent = draft.sent();
        for (int i = sent.nextSetBit(0); i >= 0; i = sent.nextSetBit(i + 1)) {
            if (draft.values()[i] instanceof Reference reference
                    && !reference.table().traits().principal()) {
                privileges.check(caller, Privileges.Action.APPEND, draft.table());
                privileges.check(caller, Privileges.Action.APPEND_TO, reference.table());
            }
        }
    }

    /** Checks the privilege for assigning a row to another owner. Sending the current owner needs none. */
    private void checkOwner(Caller caller, Draft draft, Row before) {
        if (privileges.areUnlimited() || !draft.table().traits().owned()) {
            return;
        }
        Column owner = draft.table().column("ownerid");
        if (draft.sent().get(owner.ordinal()) && !before.get(owner).equals(draft.values()[owner.ordinal()])) {
            privileges.check(caller, Privileges.Action.ASSIGN, draft.table());
        }
    }

    private static Object[] merge(Row before, Draft draft) {
        Object[] values = before.values();
        BitSet sent = draft.sent();
        for (int i = sent.nextSetBit(0); i >= 0; i = sent.nextSetBit(i + 1)) {
            values[i] = draft.values()[i];
        }
        return values;
    }

    private static void checkTargets(Transaction tx, Table table, Draft draft) {
        BitSet sent = draft.sent();
        for (int i = sent.nextSetBit(0); i >= 0; i = sent.nextSetBit(i + 1)) {
            Column column = table.columns().get(i);
            if (draft.get(column) instanceof Reference reference
                    && tx.find(reference.table(), reference.id()) == null) {
                throw Refusals.notFound(reference.table().logicalName(), reference.id());
            }
        }
    }
}
