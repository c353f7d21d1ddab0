package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import java.util.List;
import java.util.UUID;

/**
 * A query over one table, checked and ready to run.
 *
 * @param select the columns asked for, or null for all
 * @param filter null when every row counts
 * @param orderBy sort keys, most important first
 * @param top how many rows at most, or -1
 * @param count whether the number of matching rows is wanted
 */
public record Query(
        Table table,
        List<Column> select,
        List<Expansion> expand,
        Filter filter,
        List<SortKey> orderBy,
        int top,
        boolean count) {

    static final int NO_LIMIT = -1;

    /**
     * A condition with the hint by which candidates are found.
     *
     * @param pinned a column that must hold one of some values for the condition to hold, or null
     */
    record Filter(Term condition, Pin pinned) {}

    /** A column that has to equal one of some GUIDs, each named once. */
    record Pin(Column column, List<UUID> values) {}

    record SortKey(Term term, boolean descending) {}

    /** The same query, limited to the children of one row. */
    public Query childrenOf(Relationship relationship, UUID parent) {
        Column lookup = relationship.column();
        Term belongs = scope -> parent.equals(Values.of(scope.row(), lookup));
        Term condition = filter == null
                ? belongs
                : scope -> belongs.holds(scope) && filter.condition().holds(scope);
        return new Query(
                table, select, expand, new Filter(condition, new Pin(lookup, List.of(parent))), orderBy, top, count);
    }

    public static Query everything(Table table) {
        return new Query(table, null, List.of(), null, List.of(), NO_LIMIT, false);
    }
}
