package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.NewColumn;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.webapi.definitions.ColumnDefinition;
import dev.gangway.sandbox.webapi.definitions.DefinitionWriter;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.ResourcePath;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of {@code EntityDefinitions} with which clients inspect a table: its properties, keys and attributes. */
final class DefinitionHandler {
    private static final Pattern LOGICAL_NAME = Pattern.compile("LogicalName='([a-z0-9_]+)'");
    private static final Pattern NAME_FILTER = Pattern.compile("LogicalName eq '([a-z0-9_]+)'");

    private static final Pattern SET_FILTER = Pattern.compile("EntitySetName eq '([A-Za-z0-9_]+)'");

    /** Brought by dual-write's solution: here it is said to be there as soon as a map runs. */
    private static final String DUAL_WRITE = "msdyn_dualwriteruntimeconfig";

    private final Service service;

    DefinitionHandler(Service service) {
        this.service = service;
    }

    ApiResponse handle(Exchange exchange, ResourcePath path) {
        QueryString options = new QueryString(exchange.request().query());
        DefinitionWriter writer = new DefinitionWriter(options);
        String context = exchange.request().serviceRoot() + "$metadata#EntityDefinitions";
        if (path.get(0).key() == null) {
            return list(context, tables(options), writer::table);
        }
        Table table = named(path.get(0).key());
        if (path.size() == 1) {
            return ApiResponse.json(200, JsonBody.object(json -> {
                json.writeStringField("@odata.context", context + "/$entity");
                writer.table(json, table);
            }));
        }
        String member =
                context + "('" + table.logicalName() + "')/" + path.get(1).name();
        return switch (path.get(1).name()) {
            case "Keys" -> keys(member, table);
            case "Attributes" -> attributes(member, table, path, options, writer);
            default -> throw ProtocolRefusals.segmentNotFound(path.get(1).name());
        };
    }

    /**
     * Creates a column that is visible at once. When the real service shows a new column to which client is not
     * documented.
     */
    ApiResponse create(Exchange exchange, ResourcePath path) {
        if (path.size() != 2 || path.get(0).key() == null || !path.get(1).name().equals("Attributes")) {
            throw ProtocolRefusals.methodNotAllowed("POST");
        }
        if (exchange.shared() != null) {
            throw ProtocolRefusals.notImplemented("The sandbox changes no definitions inside change sets.");
        }
        Table table = named(path.get(0).key());
        service.records().privileges().checkCustomizing(exchange.request().caller(), "prvCreateAttribute");
        NewColumn column = ColumnDefinition.read(exchange.request().body());
        if (!service.database().addColumn(table, column)) {
            throw Refusals.columnExists(table.logicalName(), column.name());
        }
        service.metadata().refresh();
        return ApiResponse.noContent()
                .header(
                        "OData-EntityId",
                        exchange.request().serviceRoot() + "EntityDefinitions(LogicalName='" + table.logicalName()
                                + "')/Attributes("
                                + DefinitionWriter.metadataId(table.logicalName() + "." + column.name()) + ")");
    }

    private List<Table> tables(QueryString options) {
        String filter = options.get("$filter");
        if (filter == null) {
            return service.database().model().tables();
        }
        Matcher set = SET_FILTER.matcher(filter.trim());
        if (set.matches()) {
            return service.database().model().tables().stream()
                    .filter(table -> table.setName().equals(set.group(1)))
                    .toList();
        }
        String name = filtered(filter);
        return service.database().model().tables().stream()
                .filter(table -> table.logicalName().equals(name))
                .filter(this::isInstalled)
                .toList();
    }

    private boolean isInstalled(Table table) {
        return !table.logicalName().equals(DUAL_WRITE)
                || service.database().read(() -> service.database().data(table).size() > 0);
    }

    private static String filtered(String filter) {
        Matcher name = NAME_FILTER.matcher(filter.trim());
        if (!name.matches()) {
            throw ProtocolRefusals.notImplemented(
                    "The sandbox filters definitions by LogicalName eq '...' and tables by EntitySetName eq '...' only.");
        }
        return name.group(1);
    }

    private Table named(String key) {
        Matcher name = LOGICAL_NAME.matcher(key);
        if (!name.matches() || !service.database().model().hasTable(name.group(1))) {
            throw new DataverseException(404, "0x80060888", "Could not find an entity with key " + key);
        }
        return service.database().model().table(name.group(1));
    }

    private ApiResponse keys(String context, Table table) {
        return service.database().read(() -> {
            var data = service.database().data(table);
            return ApiResponse.json(200, JsonBody.object(json -> {
                json.writeStringField("@odata.context", context);
                json.writeArrayFieldStart("value");
                for (AlternateKey key : data.keys()) {
                    DefinitionWriter.key(json, table, key, "Active");
                }
                for (AlternateKey key : data.pendingKeys()) {
                    DefinitionWriter.key(json, table, key, "InProgress");
                }
                json.writeEndArray();
            }));
        });
    }

    /** Writes the attributes of a table: all, one by name, or those of the type named in the next segment. */
    private static ApiResponse attributes(
            String context, Table table, ResourcePath path, QueryString options, DefinitionWriter writer) {
        String type = path.size() > 2 ? path.get(2).name() : null;
        String key = path.get(1).key();
        String filter = options.get("$filter");
        Matcher name = LOGICAL_NAME.matcher(key == null ? "" : key);
        String wanted = filter != null ? filtered(filter) : name.matches() ? name.group(1) : null;
        List<Column> columns = table.columns().stream()
                .filter(column -> wanted == null || column.name().equals(wanted))
                .filter(column ->
                        type == null || DefinitionWriter.typeOf(column).equals(type))
                .toList();
        if (key == null) {
            return list(context, columns, (json, column) -> writer.column(json, table, column));
        }
        if (columns.isEmpty()) {
            throw new DataverseException(404, "0x80060888", "Could not find an attribute with key " + key);
        }
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField("@odata.context", context + "/$entity");
            writer.column(json, table, columns.get(0));
        }));
    }

    @FunctionalInterface
    private interface Member<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    private static <T> ApiResponse list(String context, List<T> items, Member<T> member) {
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField("@odata.context", context);
            json.writeArrayFieldStart("value");
            for (T item : items) {
                json.writeStartObject();
                member.write(json, item);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }
}
