package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.TableData;
import dev.gangway.sandbox.store.Tombstone;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.message.Preferences;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.ContextUrl;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Change tracking. The first call with {@code odata.track-changes} returns all rows and a delta link; each delta link
 * returns the changes since then: created and updated rows by version, then deletions. Changes made while a client
 * pages through a result appear in its next delta. No document shows an answer that spans pages: here every page but
 * the last has a next link, and the last has the delta link.
 */
final class ChangesHandler {
    private static final List<String> REFUSED = List.of("$filter", "$orderby", "$expand", "$top");
    private static final Pattern CURSOR = Pattern.compile(
            "<cookie pagenumber=\"(\\d+)\" pagingcookie=\"(\\d+),(\\d+),(\\d+),(\\d+),(true|false)\" istracking=\"True\" />");

    private final Service service;

    ChangesHandler(Service service) {
        this.service = service;
    }

    static boolean isAskedFor(Preferences preferences, QueryString options) {
        String skip = options.get("$skiptoken");
        return options.get("$deltatoken") != null
                || skip != null && skip.contains("istracking=\"True\"")
                || preferences.trackChanges() && skip == null;
    }

    /**
     * The position of a page: the versions after which rows and deletions continue, and the last version of the whole
     * answer.
     */
    private record Cursor(int page, int pageSize, long rowsAfter, long deletionsAfter, long upTo, boolean initial) {
        String token() {
            return "<cookie pagenumber=\"" + page + "\" pagingcookie=\"" + pageSize + "," + rowsAfter + ","
                    + deletionsAfter + "," + upTo + "," + initial + "\" istracking=\"True\" />";
        }

        static Cursor read(String token) {
            Matcher parts = CURSOR.matcher(token);
            if (!parts.matches()) {
                throw ProtocolRefusals.general("Malformed XML in the Paging Cookie");
            }
            try {
                return new Cursor(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        Long.parseLong(parts.group(5)),
                        Boolean.parseBoolean(parts.group(6)));
            } catch (NumberFormatException e) {
                throw ProtocolRefusals.general("Malformed XML in the Paging Cookie");
            }
        }

        Cursor next(List<Row> rows, List<Tombstone> deletions) {
            long lastRow =
                    rows.isEmpty() ? rowsAfter : rows.get(rows.size() - 1).version();
            long lastDeletion = deletions.isEmpty()
                    ? deletionsAfter
                    : deletions.get(deletions.size() - 1).version();
            return new Cursor(page + 1, pageSize, lastRow, lastDeletion, upTo, initial);
        }
    }

    ApiResponse changes(Exchange exchange, Table table, QueryString options) {
        Query query = check(table, options);
        service.checkRead(exchange.request().caller(), query);
        return service.database().read(() -> {
            Cursor cursor = cursor(exchange.preferences(), options);
            return page(exchange, query, options, cursor);
        });
    }

    ApiResponse count(Exchange exchange, Table table, QueryString options) {
        service.checkRead(exchange.request().caller(), check(table, options));
        long from = service.deltas().read(options.get("$deltatoken"));
        return service.database().read(() -> {
            TableData data = service.database().data(table);
            int rows =
                    data.changedBetween(from, Long.MAX_VALUE, Integer.MAX_VALUE).size();
            int deletions =
                    data.deletedBetween(from, Long.MAX_VALUE, Integer.MAX_VALUE).size();
            return CollectionHandler.plainNumber((long) rows + deletions);
        });
    }

    private Query check(Table table, QueryString options) {
        if (!table.tracksChanges()) {
            throw ProtocolRefusals.general(
                    "Change tracking is not enabled for the entity '" + table.logicalName() + "'.");
        }
        for (String option : REFUSED) {
            if (options.get(option) != null) {
                throw ProtocolRefusals.notWithChangeTracking(option);
            }
        }
        return service.queries().parse(table, options);
    }

    private Cursor cursor(Preferences preferences, QueryString options) {
        String skip = options.get("$skiptoken");
        if (skip != null) {
            return Cursor.read(skip);
        }
        String delta = options.get("$deltatoken");
        long from = delta == null ? 0 : service.deltas().read(delta);
        long upTo = service.database().version();
        return new Cursor(1, preferences.pageSizeOr(Preferences.LARGEST_PAGE), from, from, upTo, delta == null);
    }

    private ApiResponse page(Exchange exchange, Query query, QueryString options, Cursor cursor) {
        TableData data = service.database().data(query.table());
        // one more than the page size, to see whether a page follows
        int wanted = cursor.pageSize() + 1;
        List<Row> rows = data.changedBetween(cursor.rowsAfter(), cursor.upTo(), wanted);
        List<Tombstone> deletions = cursor.initial() || rows.size() == wanted
                ? List.of()
                : data.deletedBetween(cursor.deletionsAfter(), cursor.upTo(), wanted - rows.size());
        if (rows.size() + deletions.size() < wanted) {
            return answer(exchange, query, options, cursor, new Page(rows, deletions), false);
        }
        Page page = deletions.isEmpty()
                ? new Page(rows.subList(0, rows.size() - 1), deletions)
                : new Page(rows, deletions.subList(0, deletions.size() - 1));
        return answer(exchange, query, options, cursor, page, true);
    }

    private record Page(List<Row> rows, List<Tombstone> deletions) {}

    private ApiResponse answer(
            Exchange exchange, Query query, QueryString options, Cursor cursor, Page page, boolean more) {
        String root = exchange.request().serviceRoot();
        RowWriter.Style style = new RowWriter.Style(exchange.preferences().wantedAnnotations(), false, root);
        byte[] body = JsonBody.object(json -> {
            json.writeStringField("@odata.context", ContextUrl.of(root, query) + (cursor.initial() ? "" : "/$delta"));
            json.writeArrayFieldStart("value");
            for (Row row : page.rows()) {
                json.writeStartObject();
                service.rows().members(json, row, query, style);
                json.writeEndObject();
            }
            for (Tombstone gone : page.deletions()) {
                json.writeStartObject();
                json.writeStringField(
                        "@odata.context", root + "$metadata#" + query.table().setName() + "/$deletedEntity");
                json.writeStringField("id", gone.id().toString());
                json.writeStringField("reason", "deleted");
                json.writeEndObject();
            }
            json.writeEndArray();
            String address = root + exchange.request().path() + "?" + options.without("$skiptoken", "$deltatoken");
            if (more) {
                json.writeStringField(
                        "@odata.nextLink",
                        address + "$skiptoken="
                                + QueryString.encode(cursor.next(page.rows(), page.deletions())
                                        .token()));
            } else {
                json.writeStringField(
                        "@odata.deltaLink",
                        address + "$deltatoken="
                                + QueryString.encode(service.deltas().issue(cursor.upTo())));
            }
        });
        return ApiResponse.json(200, body);
    }
}
