package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.TableData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs queries over the rows. For use inside a read of the database only. */
public final class QueryRunner {
    /** The service's limit for counts. */
    public static final int COUNT_LIMIT = 5000;

    private final Database database;

    public QueryRunner(Database database) {
        this.database = database;
    }

    /**
     * One page of a result.
     *
     * @param rows the rows of the page
     * @param more whether rows follow
     */
    public record Page(List<Row> rows, boolean more) {}

    /**
     * @param last the last row of the previous page, or null for the first page
     * @param size maximum number of rows
     */
    public Page page(Query query, Row last, int size) {
        List<Row> rows = query.orderBy().isEmpty() ? inKeyOrder(query, last, size + 1) : sorted(query, last, size + 1);
        boolean more = rows.size() > size;
        return new Page(more ? rows.subList(0, size) : rows, more);
    }

    /** Counts the matching rows, up to one more than the service's limit. */
    public int count(Query query) {
        int count = 0;
        for (Row row : candidates(query, null)) {
            if (matches(query, row) && ++count > COUNT_LIMIT) {
                break;
            }
        }
        return count;
    }

    /** Returns the children of a row that match the nested query. */
    public List<Row> children(Query query, Relationship relationship, Row parent, int size) {
        return database.data(relationship.many()).referencing(relationship.column(), parent.id()).stream()
                .filter(row -> matches(query, row))
                .sorted(order(query))
                .limit(size)
                .toList();
    }

    private List<Row> inKeyOrder(Query query, Row last, int wanted) {
        List<Row> found = new ArrayList<>();
        for (Row row : candidates(query, last == null ? null : last.id())) {
            if (found.size() == wanted) {
                break;
            }
            if (matches(query, row)) {
                found.add(row);
            }
        }
        return found;
    }

    private List<Row> sorted(Query query, Row last, int wanted) {
        Comparator<Row> order = order(query);
        PriorityQueue<Row> best = new PriorityQueue<>(order.reversed());
        for (Row row : candidates(query, null)) {
            boolean behind = last == null || order.compare(row, last) > 0;
            if (behind && matches(query, row)) {
                best.add(row);
                if (best.size() > wanted) {
                    best.poll();
                }
            }
        }
        List<Row> rows = new ArrayList<>(best);
        rows.sort(order);
        return rows;
    }

    private static Comparator<Row> order(Query query) {
        Comparator<Row> order = (left, right) -> 0;
        for (Query.SortKey key : query.orderBy()) {
            Comparator<Row> next = (left, right) -> Values.compare(
                    key.term().valueFor(Scope.of(left)), key.term().valueFor(Scope.of(right)));
            order = order.thenComparing(key.descending() ? next.reversed() : next);
        }
        return order.thenComparing(Row::id);
    }

    private static boolean matches(Query query, Row row) {
        return query.filter() == null || query.filter().condition().holds(Scope.of(row));
    }

    private Collection<Row> candidates(Query query, UUID after) {
        TableData data = database.data(query.table());
        Query.Pin pin = query.filter() == null ? null : query.filter().pinned();
        boolean byKey = pin != null && pin.column() == query.table().key();
        if (!byKey && (pin == null || !data.isIndexed(pin.column()))) {
            return data.rowsAfter(after);
        }
        Stream<Row> rows = byKey
                ? pin.values().stream().map(data::get).filter(Objects::nonNull)
                : pin.values().stream().flatMap(value -> data.referencing(pin.column(), value).stream());
        return rows.filter(row -> after == null || row.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(Row::id))
                .toList();
    }
}
