package dev.gangway.sandbox.fno.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.rules.Approval;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.rules.Writes;
import dev.gangway.sandbox.fno.store.FnoKey;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.uri.UriInfo;

/** Answers single requests below {@code /data/}. */
public final class FnoService {
    private static final String MODULES = "SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules";

    private final FnoStore store;
    private final Assumptions assumptions;
    private final Writes writes;
    private final Approval approval;
    private final Misuse misuse;
    private final FnoUri uris;
    private final RowJson json;
    private final Selection selection;
    private final Pages pages = new Pages();

    public FnoService(FnoStore store, Assumptions assumptions, Writes writes, Approval approval, Misuse misuse) {
        this.store = store;
        this.assumptions = assumptions;
        this.writes = writes;
        this.approval = approval;
        this.misuse = misuse;
        this.uris = new FnoUri(store.model(), writes::isEditable);
        this.json = new RowJson(store);
        this.selection = new Selection(store, assumptions);
    }

    public ApiResponse handle(Call call) {
        try {
            return answer(call);
        } catch (FnoRefusal e) {
            if (e.status() == 400 && e.type().equals("Microsoft.OData.ODataException")) {
                misuse.count(Misuse.Kind.BAD_REQUEST);
            }
            return FnoAnswers.refusal(e);
        }
    }

    /** Dispatches a request to its operation. */
    ApiResponse answer(Call call) {
        approval.catchUp();
        if (call.path().isEmpty()) {
            return root(call);
        }
        if (call.path().equals("$metadata")) {
            return ApiResponse.of(200, "application/xml; charset=utf-8", uris.metadataDocument());
        }
        if (call.path().equals(MODULES) && call.method().equals("POST")) {
            return modules(call);
        }
        boolean counts = call.path().endsWith("/$count");
        String path = counts ? call.path().substring(0, call.path().length() - "/$count".length()) : call.path();
        UriInfo uri = uris.parse(path, call.query());
        Entity entity = uris.entity(uri);
        if (uri.getUriResourceParts().size() > 1) {
            throw FnoRefusal.badRequest("The sandbox does not offer paths below a row.");
        }
        if (call.denied().contains(entity.set())) {
            throw FnoRefusal.forbidden(entity.aot());
        }
        if (entity.hasCompany() && !call.crossCompany() && !call.method().equals("POST")) {
            misuse.count(Misuse.Kind.NO_CROSS_COMPANY);
        }
        if (counts) {
            int size = selection.rows(uri, entity, call).size();
            return ApiResponse.of(200, "text/plain", Integer.toString(size).getBytes(StandardCharsets.US_ASCII));
        }
        FnoKey key = uris.key(uri, entity);
        return key == null ? set(call, uri, entity) : row(call, uri, entity, key);
    }

    private ApiResponse root(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("@odata.context", call.root() + "$metadata");
        ArrayNode sets = body.putArray("value");
        store.model().entities().forEach(entity -> sets.addObject()
                .put("name", entity.set())
                .put("kind", "EntitySet")
                .put("url", entity.set()));
        return FnoAnswers.json(200, body);
    }

    /** Answers with an invented version. */
    private static ApiResponse modules(Call call) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("@odata.context", call.root() + "$metadata#Collection(Edm.String)");
        body.putArray("value")
                .add(
                        "Name: ApplicationPlatform | Version: 7.0.7690.80 | Module: ApplicationPlatform | Publisher: Sandbox"
                                + " | DisplayName: Application Platform")
                .add("Name: ApplicationSuite | Version: 10.0.2428.60 | Module: ApplicationSuite | Publisher: Sandbox"
                        + " | DisplayName: Application Suite");
        return FnoAnswers.json(200, body);
    }

    private ApiResponse set(Call call, UriInfo uri, Entity entity) {
        return switch (call.method()) {
            case "GET" -> list(call, uri, entity);
            case "POST" -> create(call, entity);
            default -> throw new FnoRefusal(405, "Microsoft.OData.ODataException", "The method is not allowed here.");
        };
    }

    private ApiResponse list(Call call, UriInfo uri, Entity entity) {
        List<FnoRow> rows = selection.rows(uri, entity, call);
        Integer skip = uri.getSkipOption() == null ? null : uri.getSkipOption().getValue();
        Integer top = uri.getTopOption() == null ? null : uri.getTopOption().getValue();
        Pages.Page page = pages.page(call.query(), skip, top, call.headers().apply("Prefer"));
        if (skip != null && !page.linked()) {
            misuse.count(Misuse.Kind.OWN_SKIP);
        }
        int from = Math.min(page.skip(), rows.size());
        int to = Math.min(rows.size(), (int) Math.min(Integer.MAX_VALUE, (long) from + page.rows()));
        ObjectNode body = context(call, entity);
        if (uri.getCountOption() != null && uri.getCountOption().getValue()) {
            body.put("@odata.count", rows.size());
        }
        List<String> select = FnoUri.select(uri.getSelectOption());
        List<FnoUri.Expansion> expansions = uris.expansions(uri, entity);
        ArrayNode array = body.putArray("value");
        rows.subList(from, to).forEach(row -> array.add(json.write(row, select, expansions)));
        if (to < rows.size() && page.left() > page.rows()) {
            body.put("@odata.nextLink", call.root() + entity.set() + "?" + pages.next(call.query(), page));
            if (!ordersByKey(uri, entity)) {
                misuse.count(Misuse.Kind.PAGES_WITHOUT_ORDER);
            }
        }
        return FnoAnswers.json(200, body);
    }

    private static boolean ordersByKey(UriInfo uri, Entity entity) {
        return uri.getOrderByOption() != null
                && Selection.names(uri.getOrderByOption().getOrders()).containsAll(entity.keys());
    }

    private static ObjectNode context(Call call, Entity entity) {
        return JsonNodeFactory.instance.objectNode().put("@odata.context", call.root() + "$metadata#" + entity.set());
    }

    private ApiResponse create(Call call, Entity entity) {
        Map<String, Object> values = RowJson.read(entity, call.body());
        FnoRow row = store.atomically(() -> writes.create(entity, values, call.company()));
        return created(call, row);
    }

    private ApiResponse created(Call call, FnoRow row) {
        ObjectNode body = context(call, row.entity());
        body.put("@odata.context", body.path("@odata.context").asText() + "/$entity");
        body.setAll(json.write(row, List.of(), List.of()));
        return FnoAnswers.json(201, body)
                .header("Location", call.root() + Addresses.of(row))
                .header("ETag", json.etag(row));
    }

    private ApiResponse row(Call call, UriInfo uri, Entity entity, FnoKey key) {
        if (call.method().equals("GET")) {
            FnoRow row = visible(call, entity, key);
            ObjectNode body = context(call, entity);
            body.put("@odata.context", body.path("@odata.context").asText() + "/$entity");
            body.setAll(json.write(row, FnoUri.select(uri.getSelectOption()), uris.expansions(uri, entity)));
            return FnoAnswers.json(200, body).header("ETag", json.etag(row));
        }
        return store.atomically(() -> write(call, entity, key));
    }

    private ApiResponse write(Call call, Entity entity, FnoKey key) {
        if (call.method().equals("PATCH")
                && assumptions.is(Assumption.MISSING_KEY, "created")
                && store.get(entity.set(), key) == null) {
            Map<String, Object> values = RowJson.read(entity, call.body());
            for (int i = 0; i < entity.keys().size(); i++) {
                values.put(entity.keys().get(i), key.values().get(i));
            }
            return created(call, writes.create(entity, values, call.company()));
        }
        FnoRow row = visible(call, entity, key);
        String expected = call.headers().apply("If-Match");
        boolean stale = expected != null && !expected.equals("*") && !expected.equals(json.etag(row));
        if (stale && assumptions.is(Assumption.STALE_ETAG, "412")) {
            throw new FnoRefusal(412, "Microsoft.OData.ODataException", "The ETag does not match.");
        }
        switch (call.method()) {
            case "PATCH", "PUT" -> update(row, RowJson.read(entity, call.body()));
            case "DELETE" -> writes.delete(row);
            default -> throw new FnoRefusal(405, "Microsoft.OData.ODataException", "The method is not allowed here.");
        }
        return ApiResponse.noContent();
    }

    private void update(FnoRow row, Map<String, Object> values) {
        Object status = values.get(Approval.STATUS);
        if ("Unknown".equals(status)) {
            misuse.count(Misuse.Kind.STATUS_UNKNOWN);
        } else if (status != null && !row.text(Approval.STATUS).equals("Pending")) {
            misuse.count(Misuse.Kind.NEEDLESS_STATUS);
        }
        writes.update(row, values);
    }

    /** Returns the row, unless it belongs to another company and the call is not cross-company. */
    private FnoRow visible(Call call, Entity entity, FnoKey key) {
        FnoRow row = store.get(entity.set(), key);
        boolean foreign = row != null
                && entity.hasCompany()
                && !call.crossCompany()
                && !row.text(Entity.COMPANY).equalsIgnoreCase(call.company());
        if (row == null || foreign) {
            throw FnoRefusal.notFound();
        }
        return row;
    }
}
