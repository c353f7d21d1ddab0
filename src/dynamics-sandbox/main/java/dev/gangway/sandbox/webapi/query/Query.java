package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import java.util.List;
import java.util.UUID;

/**
 * A query over one table, checked and ready to run.
 *
 * @param select the selected columns, or null for all
 * @param filter null when every row matches
 * @param orderBy sort keys, most important first
 * @param top maximum number of rows, or -1
 * @param count whether the number of matching rows is requested
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
     * A condition with a hint for finding candidates.
     *
     * @param pinned a column that must have one of several values for the condition to hold, or null
     */
    record Filter(Term condition, Pin pinned) {}

    /** A column that must equal one of several distinct GUIDs. */
    record Pin(Column column, List<UUID> values) {}

    record SortKey(Term term, boolean descending) {}

    /** Returns the same query, limited to the children of one row. */
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
