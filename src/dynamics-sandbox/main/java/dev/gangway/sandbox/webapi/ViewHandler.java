package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.query.FetchXml;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
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
                fetchXml(exchange, options),
                exchange.request().caller().userId());
        if (fetch.query().table() != table) {
            throw ProtocolRefusals.general(
                    "The entity of the query does not match the entity set '" + table.setName() + "'.");
        }
        return fetch.pageSize() == 0
                ? collections.show(exchange, fetch.query(), options, true)
                : collections.showFetched(exchange, fetch);
    }

    private String fetchXml(Exchange exchange, QueryString options) {
        if (options.custom("fetchXml") != null) {
            return options.custom("fetchXml");
        }
        boolean personal = options.custom("userQuery") != null;
        Table views = service.database().model().table(personal ? "userquery" : "savedquery");
        UUID viewId = KeyPredicate.guid(options.custom(personal ? "userQuery" : "savedQuery"));
        if (viewId == null) {
            throw ProtocolRefusals.general("The view named in the query is not valid.");
        }
        UUID user = exchange.request().caller().userId();
        return service.database().read(() -> {
            Row view = service.database().data(views).get(viewId);
            boolean foreign = view != null
                    && personal
                    && !((Reference) view.get(views.column("ownerid"))).id().equals(user);
            if (view == null || foreign) {
                // Sharing is not supported: a view that belongs to another user cannot be seen.
                throw Refusals.notFound(views.logicalName(), viewId);
            }
            return (String) view.get(views.column("fetchxml"));
        });
    }
}
