package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;

/** Finds and sorts the rows of a query. Caches the latest results, so that paging does not repeat the search. */
final class Selection {
    private static final int KEPT = 4;

    private final FnoStore store;
    private final Assumptions assumptions;
    private final Map<String, Found> recent = new LinkedHashMap<>();

    private record Found(long changes, List<FnoRow> rows) {}

    Selection(FnoStore store, Assumptions assumptions) {
        this.store = store;
        this.assumptions = assumptions;
    }

    List<FnoRow> rows(UriInfo uri, Entity entity, Call call) {
        String company = call.crossCompany() || !entity.hasCompany() ? null : call.company();
        String query = entity.set() + "|" + company + "|" + assumptions.all() + "|"
                + (uri.getFilterOption() == null ? "" : uri.getFilterOption().getText()) + "|"
                + (uri.getOrderByOption() == null ? "" : uri.getOrderByOption().getText());
        long changes = store.changes(entity.set());
        synchronized (recent) {
            Found found = recent.get(query);
            if (found != null && found.changes() == changes) {
                return found.rows();
            }
        }
        List<FnoRow> rows = find(uri, entity, company);
        synchronized (recent) {
            recent.put(query, new Found(changes, rows));
            if (recent.size() > KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return rows;
    }

    private List<FnoRow> find(UriInfo uri, Entity entity, String company) {
        Predicate<FnoRow> wanted = row -> company == null || company.equalsIgnoreCase(row.text(Entity.COMPANY));
        if (uri.getFilterOption() != null) {
            wanted = wanted.and(new FilterCompiler(entity, assumptions)
                    .compile(uri.getFilterOption().getExpression()));
        }
        List<FnoRow> rows = new ArrayList<>();
        for (FnoRow row : store.rows(entity.set())) {
            if (wanted.test(row)) {
                rows.add(row);
            }
        }
        List<OrderByItem> order = uri.getOrderByOption() == null
                ? List.of()
                : uri.getOrderByOption().getOrders();
        // the store returns rows in key order
        boolean byKey = order.stream().noneMatch(OrderByItem::isDescending)
                && names(order)
                        .equals(entity.keys()
                                .subList(0, Math.min(order.size(), entity.keys().size())));
        if (!byKey) {
            rows.sort(comparator(order));
        }
        return rows;
    }

    private static Comparator<FnoRow> comparator(List<OrderByItem> order) {
        Comparator<FnoRow> all = (left, right) -> 0;
        for (OrderByItem item : order) {
            String name = name(item);
            Comparator<FnoRow> one = Comparator.comparing(row -> comparable(row.get(name)));
            all = all.thenComparing(item.isDescending() ? one.reversed() : one);
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase(Locale.ROOT) : value);
    }

    static List<String> names(List<OrderByItem> order) {
        return order.stream().map(Selection::name).toList();
    }

    private static String name(OrderByItem item) {
        if (item.getExpression() instanceof Member member
                && member.getResourcePath().getUriResourceParts().get(0)
                        instanceof UriResourcePrimitiveProperty property) {
            return property.getProperty().getName();
        }
        throw FnoRefusal.badRequest("The service orders by properties only.");
    }
}
