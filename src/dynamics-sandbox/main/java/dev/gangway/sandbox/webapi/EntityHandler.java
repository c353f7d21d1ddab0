package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.ContextUrl;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import java.net.URI;
import java.net.URISyntaxException;

/** Creates, reads, updates and deletes single rows. */
final class EntityHandler {
    private final Service service;

    EntityHandler(Service service) {
        this.service = service;
    }

    ApiResponse create(Exchange exchange, Table table) {
        Draft draft = service.payloads(exchange.contentIds())
                .read(exchange.request().body(), table)
                .draft();
        return create(exchange, draft);
    }

    ApiResponse create(Exchange exchange, Draft draft) {
        Duplicates duplicates = Duplicates.wanted(exchange.request(), service);
        Query shown = shownAfterWrite(exchange, draft.table());
        return exchange.write(tx -> {
            duplicates.check(draft, null);
            Row row = service.records().create(tx, exchange.request().caller(), draft);
            exchange.made(new Reference(draft.table(), row.id()));
            return shown == null
                    ? withEntityId(
                            ApiResponse.noContent(),
                            exchange,
                            draft.table(),
                            row.id().toString())
                    : shown(exchange, 201, row, shown);
        });
    }

    ApiResponse retrieve(Exchange exchange, Table table, KeyPredicate key) {
        ApiRequest request = exchange.request();
        Query query = service.queries().parse(table, new QueryString(request.query()));
        service.checkRead(request.caller(), query);
        return service.database().read(() -> {
            Row row = key.require(service.database());
            String known = request.header("If-None-Match");
            if (known != null
                    && known.equals(RowWriter.etag(row))
                    && table.traits().optimisticConcurrency()
                    && query.expand().isEmpty()
                    && !exchange.preferences().wantedAnnotations().any()) {
                return ApiResponse.empty(304).header("ETag", RowWriter.etag(row));
            }
            return shown(exchange, 200, row, query);
        });
    }

    /** Handles PATCH: updates the row, or creates it unless the caller forbids that. */
    ApiResponse upsert(Exchange exchange, Table table, KeyPredicate key) {
        Draft draft = service.payloads(exchange.contentIds())
                .read(exchange.request().body(), table)
                .draft();
        Duplicates duplicates = Duplicates.wanted(exchange.request(), service);
        Query shown = shownAfterWrite(exchange, table);
        Conditions conditions = Conditions.of(exchange.request());
        return exchange.write(tx -> {
            Row before = key.find(service.database());
            conditions.check(before, key);
            duplicates.check(draft, before);
            Row after;
            if (before == null) {
                key.fill(draft);
                after = service.records().create(tx, exchange.request().caller(), draft);
            } else {
                after = service.records().update(tx, exchange.request().caller(), before, draft);
            }
            exchange.made(new Reference(table, after.id()));
            return shown == null
                    ? withEntityId(ApiResponse.noContent(), exchange, table, keyText(key, after))
                    : shown(exchange, before == null ? 201 : 200, after, shown);
        });
    }

    ApiResponse delete(Exchange exchange, Table table, KeyPredicate key) {
        Conditions conditions = Conditions.of(exchange.request());
        return exchange.write(tx -> {
            Row row = key.require(service.database());
            conditions.check(row, key);
            service.records().delete(tx, exchange.request().caller(), table, row);
            return ApiResponse.noContent();
        });
    }

    /** Returns the query for the row shown after a write, or null when the caller wants no representation. */
    private Query shownAfterWrite(Exchange exchange, Table table) {
        return exchange.preferences().representation()
                ? service.queries()
                        .parse(table, new QueryString(exchange.request().query()))
                : null;
    }

    private static String keyText(KeyPredicate key, Row row) {
        return key.isAlternate() ? encoded(key.text()) : row.id().toString();
    }

    /** Encodes a key for a header: keys may contain anything, even line breaks, which a header must not. */
    private static String encoded(String key) {
        try {
            return new URI(null, null, "/" + key, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw ProtocolRefusals.general("The key cannot be part of an address.");
        }
    }

    private static ApiResponse withEntityId(ApiResponse response, Exchange exchange, Table table, String key) {
        String address = exchange.request().serviceRoot() + table.setName() + "(" + key + ")";
        return response.header("Location", address).header("OData-EntityId", address);
    }

    private ApiResponse shown(Exchange exchange, int status, Row row, Query query) {
        String root = exchange.request().serviceRoot();
        RowWriter.Style style = new RowWriter.Style(exchange.preferences().wantedAnnotations(), false, root);
        byte[] body = JsonBody.object(json -> {
            json.writeStringField("@odata.context", ContextUrl.entity(root, query));
            service.rows().members(json, row, query, style);
        });
        return ApiResponse.json(status, body).header("ETag", RowWriter.etag(row));
    }
}
