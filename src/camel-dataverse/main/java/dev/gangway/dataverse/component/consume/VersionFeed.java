package dev.gangway.dataverse.component.consume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.odata.RequestRejectedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds changes by the column {@code versionnumber}, for tables without change tracking. Does not report deletions.
 */
public final class VersionFeed implements ChangeFeed {
    private static final String VERSION = "versionnumber";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private final Dataverse dataverse;
    private final String table;
    private final String select;
    private final int pageSize;

    public VersionFeed(Dataverse dataverse, String table, List<String> columns, int pageSize) {
        this.dataverse = dataverse;
        this.table = table;
        this.pageSize = pageSize;
        Set<String> all = new LinkedHashSet<>(columns);
        all.add(VERSION);
        this.select = columns.isEmpty() ? "" : "&$select=" + String.join(",", all);
    }

    @Override
    public ChangePage read(String cursor) {
        if (cursor != null && !NUMBER.matcher(cursor).matches()) {
            throw new RequestRejectedException(
                    "The stored cursor of " + table + " is not a version number; was it kept by change tracking?",
                    0,
                    null,
                    null);
        }
        String filter = cursor == null ? "" : "&$filter=" + VERSION + " gt " + cursor;
        JsonNode page = dataverse.get(table + "?$orderby=" + VERSION + "&$top=" + pageSize + filter + select);
        List<JsonNode> rows = new ArrayList<>();
        page.path("value").forEach(rows::add);
        String next = rows.isEmpty() ? (cursor == null ? "0" : cursor) : version(rows.get(rows.size() - 1));
        return new ChangePage(rows, List.of(), next, rows.size() < pageSize, cursor == null);
    }

    @Override
    public ChangePage skip(String cursor) {
        JsonNode newest = dataverse
                .get(table + "?$orderby=" + VERSION + " desc&$top=1&$select=" + VERSION)
                .path("value");
        String next = newest.isEmpty() ? "0" : version(newest.get(0));
        return new ChangePage(List.of(), List.of(), next, true, true);
    }

    private static String version(JsonNode row) {
        String version = row.path(VERSION).asText("");
        if (!NUMBER.matcher(version).matches()) {
            throw new RequestRejectedException("A row has no " + VERSION, 0, null, null);
        }
        return version;
    }
}
