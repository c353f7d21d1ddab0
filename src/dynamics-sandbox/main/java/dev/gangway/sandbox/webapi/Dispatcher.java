package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Transaction;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.ContentIds;
import dev.gangway.sandbox.webapi.message.ErrorBody;
import dev.gangway.sandbox.webapi.message.Preferences;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.ResourcePath;
import java.util.UUID;
import java.util.function.Supplier;

/** Dispatches each request below the service root to its handler. */
public final class Dispatcher {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Service service;
    private final EntityHandler entities;
    private final CollectionHandler collections;
    private final ChangesHandler changes;
    private final ActionHandler actions;
    private final BulkHandler bulk;
    private final PropertyHandler properties;
    private final ReferenceHandler references;
    private final NavigationHandler navigations;
    private final MetadataHandler metadata;
    private final DefinitionHandler definitions;
    private final ViewHandler views;

    public Dispatcher(Service service, BulkAvailability bulkAvailability) {
        this.service = service;
        this.entities = new EntityHandler(service);
        this.collections = new CollectionHandler(service);
        this.changes = new ChangesHandler(service);
        this.actions = new ActionHandler(service);
        this.bulk = new BulkHandler(service, bulkAvailability);
        this.properties = new PropertyHandler(service);
        this.references = new ReferenceHandler(service);
        this.navigations = new NavigationHandler(service, entities, collections);
        this.metadata = new MetadataHandler(service);
        this.definitions = new DefinitionHandler(service);
        this.views = new ViewHandler(service, collections);
    }

    /** Answers a request outside any change set. */
    public ApiResponse handle(ApiRequest request) {
        return handle(request, null, new ContentIds());
    }

    /**
     * Answers a request; errors become error responses.
     *
     * @param shared the transaction of a change set, or null
     */
    public ApiResponse handle(ApiRequest request, Transaction shared, ContentIds contentIds) {
        try {
            Preferences preferences = Preferences.of(request);
            ApiResponse response = route(new Exchange(request, preferences, shared, contentIds, service));
            String applied = preferences.applied();
            return applied == null || response.status() == 304
                    ? response
                    : response.header("Preference-Applied", applied);
        } catch (DataverseException e) {
            return ErrorBody.of(e, request);
        }
    }

    private ApiResponse route(Exchange exchange) {
        ResourcePath path = ResourcePath.parse(exchange.request().path());
        if (path.size() == 0) {
            return metadata.serviceDocument(exchange);
        }
        ResourcePath.Segment first = path.get(0);
        if (first.name().startsWith("$") && !first.name().equals("$metadata")) {
            return route(referenced(exchange, first.name()));
        }
        Table table = service.database().model().entitySet(first.name());
        if (table == null) {
            return unbound(exchange, path);
        }
        if (first.key() == null) {
            return path.size() == 1 ? set(exchange, table) : setMember(exchange, table, path);
        }
        KeyPredicate key = KeyPredicate.parse(service.database(), table, first.key());
        return path.size() == 1 ? row(exchange, table, key) : rowMember(exchange, table, key, path);
    }

    /** Replaces {@code $1} in a change set by the row that an earlier part created. */
    private static Exchange referenced(Exchange exchange, String reference) {
        var row = exchange.contentIds().resolve(reference);
        String rest = exchange.request().path().substring(reference.length());
        ApiRequest request = exchange.request()
                .withPath(
                        row.table().setName() + "(" + row.id() + ")" + rest,
                        exchange.request().query());
        return new Exchange(
                request, exchange.preferences(), exchange.shared(), exchange.contentIds(), exchange.service());
    }

    private ApiResponse unbound(Exchange exchange, ResourcePath path) {
        String name = path.get(0).name();
        return switch (name) {
            case "$metadata" -> metadata.document();
            case "WhoAmI" -> only("GET", exchange, () -> actions.whoAmI(exchange));
            case "RetrieveVersion" -> only("GET", exchange, () -> actions.retrieveVersion(exchange));
            case "WinOpportunity" -> only("POST", exchange, () -> actions.win(exchange));
            case "LoseOpportunity" -> only("POST", exchange, () -> actions.lose(exchange));
            case "EntityDefinitions" ->
                exchange.request().method().equals("POST")
                        ? definitions.create(exchange, path)
                        : only("GET", exchange, () -> definitions.handle(exchange, path));
            case "PublishXml", "PublishAllXml" -> only("POST", exchange, ApiResponse::noContent);
            default -> throw ProtocolRefusals.segmentNotFound(name);
        };
    }

    private ApiResponse set(Exchange exchange, Table table) {
        return switch (exchange.request().method()) {
            case "POST" -> entities.create(exchange, table);
            case "GET" -> list(exchange, table);
            default ->
                throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        };
    }

    private ApiResponse list(Exchange exchange, Table table) {
        QueryString options = new QueryString(exchange.request().query());
        if (ChangesHandler.isAskedFor(exchange.preferences(), options)) {
            return changes.changes(exchange, table, options);
        }
        if (options.custom("savedQuery") != null
                || options.custom("userQuery") != null
                || options.custom("fetchXml") != null) {
            return views.run(exchange, table, options);
        }
        return collections.query(exchange, table, options);
    }

    private ApiResponse setMember(Exchange exchange, Table table, ResourcePath path) {
        String name = path.get(1).name();
        if (path.size() == 2 && name.equals("$count")) {
            QueryString options = new QueryString(exchange.request().query());
            return only(
                    "GET",
                    exchange,
                    () -> options.get("$deltatoken") == null
                            ? collections.count(exchange, table, options)
                            : changes.count(exchange, table, options));
        }
        if (path.size() == 2 && name.startsWith(NAMESPACE)) {
            return only("POST", exchange, () -> bulk.run(exchange, table, name.substring(NAMESPACE.length())));
        }
        throw ProtocolRefusals.segmentNotFound(name);
    }

    private ApiResponse row(Exchange exchange, Table table, KeyPredicate key) {
        return switch (exchange.request().method()) {
            case "GET" -> entities.retrieve(exchange, table, key);
            case "PATCH" -> entities.upsert(exchange, table, key);
            case "DELETE" -> entities.delete(exchange, table, key);
            default ->
                throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        };
    }

    private ApiResponse rowMember(Exchange exchange, Table table, KeyPredicate key, ResourcePath path) {
        ResourcePath.Segment member = path.get(1);
        boolean reference = path.size() == 3 && path.get(2).name().equals("$ref");
        Navigation navigation = table.navigation(member.name());
        Relationship relationship = table.collection(member.name());
        Column column = table.property(member.name());
        if (navigation != null && reference) {
            return references.single(exchange, table, key, navigation);
        }
        if (relationship != null && reference) {
            return references.collection(exchange, key, relationship, member.key());
        }
        if (path.size() > 2) {
            throw ProtocolRefusals.segmentNotFound(path.get(2).name());
        }
        if (navigation != null) {
            return navigations.single(exchange, key, navigation);
        }
        if (relationship != null) {
            return navigations.collection(exchange, table, key, relationship);
        }
        if (column != null) {
            return properties.handle(exchange, table, key, column);
        }
        if (member.name().equals(NAMESPACE + "QualifyLead")
                && table.logicalName().equals("lead")) {
            return only("POST", exchange, () -> actions.qualifyLead(exchange, id(key)));
        }
        if (member.name().equals(NAMESPACE + "RetrieveUserPrivileges")
                && table.logicalName().equals("systemuser")) {
            return only("GET", exchange, () -> actions.userPrivileges(exchange, id(key)));
        }
        // without its namespace a bound action is taken for a request with unresolved parameters
        throw member.name().equals("QualifyLead")
                ? ProtocolRefusals.unresolvedParameters()
                : ProtocolRefusals.segmentNotFound(member.name());
    }

    private UUID id(KeyPredicate key) {
        return service.database().read(() -> key.require(service.database()).id());
    }

    private static ApiResponse only(String method, Exchange exchange, Supplier<ApiResponse> answer) {
        if (!exchange.request().method().equals(method)) {
            throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        }
        return answer.get();
    }
}
