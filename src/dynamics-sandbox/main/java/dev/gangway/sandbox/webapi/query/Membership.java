package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The condition that a column has one of several values.
 *
 * @param values sorted by {@link Values#compare}, so that a lookup and {@code eq} agree on equality
 */
record Membership(Column column, NavigableSet<Object> values) implements Term {

    static Membership of(Column column, Collection<Object> values) {
        NavigableSet<Object> sorted = new TreeSet<>(Values::compare);
        sorted.addAll(values);
        return new Membership(column, Collections.unmodifiableNavigableSet(sorted));
    }

    @Override
    public Object valueFor(Scope scope) {
        return values.contains(Values.of(scope.row(), column));
    }

    /** Whether a condition of the same column can be joined to this one by "or". */
    boolean joins(Term other) {
        return other instanceof Membership membership && membership.column == column;
    }

    Membership or(Membership other) {
        NavigableSet<Object> both = new TreeSet<>(values);
        both.addAll(other.values);
        return new Membership(column, Collections.unmodifiableNavigableSet(both));
    }
}
