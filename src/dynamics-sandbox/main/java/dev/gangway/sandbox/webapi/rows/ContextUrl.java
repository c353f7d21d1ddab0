package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.webapi.query.Expansion;
import dev.gangway.sandbox.webapi.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code @odata.context} of an answer. */
public final class ContextUrl {
    private ContextUrl() {}

    public static String entity(String serviceRoot, Query query) {
        return of(serviceRoot, query) + "/$entity";
    }

    public static String of(String serviceRoot, Query query) {
        return serviceRoot + "$metadata#" + query.table().setName() + shape(query);
    }

    private static String shape(Query query) {
        List<String> parts = new ArrayList<>();
        if (query.select() != null) {
            // the key is always included and therefore not listed
            query.select().stream()
                    .filter(column -> column != query.table().key())
                    .map(Column::propertyName)
                    .forEach(parts::add);
        }
        for (Expansion expansion : query.expand()) {
            parts.add(expansion.name() + (expansion.query() == null ? "()" : nested(expansion.query())));
        }
        return parts.isEmpty() ? "" : "(" + String.join(",", parts) + ")";
    }

    private static String nested(Query query) {
        String columns = query.select() == null
                ? ""
                : query.select().stream().map(Column::propertyName).collect(Collectors.joining(","));
        return "(" + columns + ")";
    }
}
