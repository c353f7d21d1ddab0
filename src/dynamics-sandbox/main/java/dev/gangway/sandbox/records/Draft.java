package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** What a caller sent for one row: typed values, which columns were sent, and nested rows. */
public final class Draft {
    private final Table table;
    private Object[] values;
    private final BitSet sent;
    private List<Child> children = List.of();
    private List<Parent> parents = List.of();

    public Draft(Table table) {
        this.table = table;
        this.values = new Object[table.columns().size()];
        this.sent = new BitSet(values.length);
    }

    public Table table() {
        return table;
    }

    public Draft set(Column column, Object value) {
        widen();
        values[column.ordinal()] = value;
        sent.set(column.ordinal());
        return this;
    }

    public Draft set(String column, Object value) {
        return set(table.column(column), value);
    }

    public void forget(Column column) {
        widen();
        values[column.ordinal()] = null;
        sent.clear(column.ordinal());
    }

    public void nest(Relationship relationship, Draft child) {
        if (children.isEmpty()) {
            children = new ArrayList<>();
        }
        children.add(new Child(relationship, child));
    }

    public void nest(Navigation navigation, Draft parent) {
        if (parents.isEmpty()) {
            parents = new ArrayList<>();
        }
        parents.add(new Parent(navigation, parent));
    }

    public boolean isSent(Column column) {
        return sent.get(column.ordinal());
    }

    public Object get(Column column) {
        widen();
        return values[column.ordinal()];
    }

    /** Returns the primary key that the caller chose, or null. */
    public UUID id() {
        return (UUID) get(table.key());
    }

    BitSet sent() {
        return sent;
    }

    Object[] values() {
        widen();
        return values;
    }

    List<Child> children() {
        return children;
    }

    List<Parent> parents() {
        return parents;
    }

    /** Extends the values when the table has gained columns meanwhile. */
    private void widen() {
        int wanted = table.columns().size();
        if (values.length < wanted) {
            values = Arrays.copyOf(values, wanted);
        }
    }

    record Child(Relationship relationship, Draft draft) {}

    record Parent(Navigation navigation, Draft draft) {}
}
