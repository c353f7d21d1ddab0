package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;

/** Rows that are reached through a navigation property of another row. */
final class NavigationHandler {
    private final Service service;
    private final EntityHandler entities;
    private final CollectionHandler collections;

    NavigationHandler(Service service, EntityHandler entities, CollectionHandler collections) {
        this.service = service;
        this.entities = entities;
        this.collections = collections;
    }

    ApiResponse single(Exchange exchange, KeyPredicate key, Navigation navigation) {
        if (!exchange.request().method().equals("GET")) {
            throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        }
        Reference target = service.database()
                .read(() -> (Reference) key.require(service.database()).get(navigation.column()));
        if (target == null || navigation.target() != null && navigation.target() != target.table()) {
            return ApiResponse.noContent();
        }
        KeyPredicate targetKey = KeyPredicate.parse(
                service.database(), target.table(), target.id().toString());
        return entities.retrieve(exchange, target.table(), targetKey);
    }

    /** Handles a collection: GET queries the children, POST creates one. */
    ApiResponse collection(Exchange exchange, Table table, KeyPredicate key, Relationship relationship) {
        return switch (exchange.request().method()) {
            case "GET" -> {
                Row parent = service.database().read(() -> key.require(service.database()));
                yield collections.children(
                        exchange,
                        relationship,
                        parent,
                        new QueryString(exchange.request().query()));
            }
            case "POST" -> {
                Row parent = service.database().read(() -> key.require(service.database()));
                Draft draft = service.payloads(exchange.contentIds())
                        .read(exchange.request().body(), relationship.many())
                        .draft();
                draft.set(relationship.column(), new Reference(table, parent.id()));
                yield entities.create(exchange, draft);
            }
            default ->
                throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        };
    }
}
