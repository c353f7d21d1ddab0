package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.message.PagingCookies;
import dev.gangway.sandbox.webapi.message.Preferences;
import dev.gangway.sandbox.webapi.query.FetchXml;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.query.QueryRunner;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.ContextUrl;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads collections: queries with paging, and counts. */
final class CollectionHandler {
    private final Service service;
    private final PagingCookies cookies = new PagingCookies();

    CollectionHandler(Service service) {
        this.service = service;
    }

    ApiResponse query(Exchange exchange, Table table, QueryString options) {
        return show(exchange, service.queries().parse(table, options), options, false);
    }

    ApiResponse children(Exchange exchange, Relationship relationship, Row parent, QueryString options) {
        Query query = service.queries().parse(relationship.many(), options).childrenOf(relationship, parent.id());
        return show(exchange, query, options, false);
    }

    ApiResponse count(Exchange exchange, Table table, QueryString options) {
        Query query = service.queries().parse(table, options);
        service.checkRead(exchange.request().caller(), query);
        int count = service.database().read(() -> service.runner().count(query));
        return plainNumber(Math.min(count, QueryRunner.COUNT_LIMIT));
    }

    static ApiResponse plainNumber(long number) {
        // The service starts this answer with a byte order mark. No client relies on it, so it is omitted here.
        return ApiResponse.of(200, "text/plain", Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a page of a query; views omit columns that are null. */
    ApiResponse show(Exchange exchange, Query query, QueryString options, boolean omitNulls) {
        service.checkRead(exchange.request().caller(), query);
        String token = options.get("$skiptoken");
        PagingCookies.Cookie cookie = token == null ? null : cookies.read(token);
        boolean limited = query.top() >= 0;
        int size = limited
                ? Math.min(query.top(), Preferences.LARGEST_PAGE)
                : exchange.preferences().pageSizeOr(cookie == null ? Preferences.LARGEST_PAGE : cookie.pageSize());
        return service.database().read(() -> {
            Row last = cookie == null ? null : cookie.last();
            QueryRunner.Page page = service.runner().page(query, last, size);
            byte[] body = JsonBody.object(json -> {
                String root = exchange.request().serviceRoot();
                RowWriter.Style style =
                        new RowWriter.Style(exchange.preferences().wantedAnnotations(), omitNulls, root);
                json.writeStringField("@odata.context", ContextUrl.of(root, query));
                if (query.count()) {
                    writeCount(json, query, style);
                }
                writeRows(json, page.rows(), query, style);
                if (page.more() && !limited) {
                    int number = cookie == null ? 2 : cookie.page() + 1;
                    String next = cookies.issue(
                            number, size, page.rows().get(page.rows().size() - 1));
                    json.writeStringField(
                            "@odata.nextLink",
                            root + exchange.request().path() + "?" + options.without("$skiptoken") + "$skiptoken="
                                    + QueryString.encode(next));
                }
            });
            return ApiResponse.json(200, body);
        });
    }

    /** Writes a page of a FetchXML query, whose pages are numbered, with the number in annotations. */
    ApiResponse showFetched(Exchange exchange, FetchXml.Fetch fetch) {
        Query query = fetch.query();
        service.checkRead(exchange.request().caller(), query);
        int skipped = (fetch.page() - 1) * fetch.pageSize();
        return service.database().read(() -> {
            QueryRunner.Page page = service.runner().page(query, null, skipped + fetch.pageSize());
            String root = exchange.request().serviceRoot();
            RowWriter.Style style = new RowWriter.Style(exchange.preferences().wantedAnnotations(), true, root);
            return ApiResponse.json(200, JsonBody.object(json -> {
                json.writeStringField("@odata.context", ContextUrl.of(root, query));
                json.writeBooleanField("@Microsoft.Dynamics.CRM.morerecords", page.more());
                if (page.more()) {
                    json.writeStringField(
                            "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie",
                            PagingCookies.forFetch(
                                    fetch.page(), page.rows().get(page.rows().size() - 1)));
                }
                writeRows(json, page.rows().stream().skip(skipped).toList(), query, style);
            }));
        });
    }

    private void writeRows(JsonGenerator json, List<Row> rows, Query query, RowWriter.Style style) throws IOException {
        json.writeArrayFieldStart("value");
        for (Row row : rows) {
            json.writeStartObject();
            service.rows().members(json, row, query, style);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCount(JsonGenerator json, Query query, RowWriter.Style style) throws IOException {
        int count = service.runner().count(query);
        json.writeNumberField("@odata.count", Math.min(count, QueryRunner.COUNT_LIMIT));
        if (style.annotations().any()) {
            json.writeNumberField("@Microsoft.Dynamics.CRM.totalrecordcount", Math.min(count, QueryRunner.COUNT_LIMIT));
            json.writeBooleanField(
                    "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", count > QueryRunner.COUNT_LIMIT);
        }
    }
}
