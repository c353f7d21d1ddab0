package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.query.FetchXml;
import dev.gangway.sandbox.webapi.query.QueryString;
import java.util.UUID;

/** Runs views and FetchXML. */
final class ViewHandler {
    private final Service service;
    private final CollectionHandler collections;

    ViewHandler(Service service, CollectionHandler collections) {
        this.service = service;
        this.collections = collections;
    }

    ApiResponse run(Exchange exchange, Table table, QueryString options) {
        FetchXml.Fetch fetch = FetchXml.parse(
                service.database().model(),
                fetchXml(options),
                exchange.request().caller().userId());
        if (fetch.query().table() != table) {
            throw ProtocolRefusals.general(
                    "The entity of the query does not match the entity set '" + table.setName() + "'.");
        }
        return fetch.pageSize() == 0
                ? collections.show(exchange, fetch.query(), options, true)
                : collections.showFetched(exchange, fetch);
    }

    private String fetchXml(QueryString options) {
        if (options.custom("fetchXml") != null) {
            return options.custom("fetchXml");
        }
        Table views = service.database().model().table("savedquery");
        String id = options.custom("savedQuery");
        UUID viewId = id == null ? null : KeyPredicate.guid(id);
        if (viewId == null) {
            // personal views are not kept here
            throw ProtocolRefusals.general("The view named in the query is not valid.");
        }
        return service.database().read(() -> {
            Row view = service.database().data(views).get(viewId);
            if (view == null) {
                throw Refusals.notFound("savedquery", viewId);
            }
            return (String) view.get(views.column("fetchxml"));
        });
    }
}
