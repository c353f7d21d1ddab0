package dev.gangway.sandbox.webapi.definitions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.webapi.query.QueryString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes definitions of tables and columns, limited to what {@code $select} and {@code $expand} request. */
public final class DefinitionWriter {
    private static final String METADATA = "Microsoft.Dynamics.CRM.";

    private final List<String> selected;
    private final boolean withOptions;

    public DefinitionWriter(QueryString options) {
        String select = options.get("$select");
        this.selected = select == null
                ? null
                : Arrays.stream(select.split(",")).map(String::trim).toList();
        String expand = options.get("$expand");
        this.withOptions = expand != null && expand.contains("OptionSet");
    }

    /** Returns the metadata type of a column, which is also the path segment that casts to it. */
    public static String typeOf(Column column) {
        return METADATA + AttributeTypes.nameOf(column) + "AttributeMetadata";
    }

    public void table(JsonGenerator json, Table table) throws IOException {
        json.writeStringField("MetadataId", metadataId(table.logicalName()));
        text(json, "LogicalName", table.logicalName());
        text(json, "EntitySetName", table.setName());
        text(json, "PrimaryIdAttribute", table.key().name());
        text(json, "PrimaryNameAttribute", table.traits().nameColumn());
        flag(json, "ChangeTrackingEnabled", table.tracksChanges());
        flag(json, "IsOptimisticConcurrencyEnabled", table.traits().optimisticConcurrency());
    }

    public void column(JsonGenerator json, Table table, Column column) throws IOException {
        json.writeStringField("@odata.type", "#" + typeOf(column));
        json.writeStringField("MetadataId", metadataId(table.logicalName() + "." + column.name()));
        text(json, "LogicalName", column.name());
        text(json, "AttributeType", AttributeTypes.nameOf(column));
        flag(json, "IsValidForCreate", column.creatable());
        flag(json, "IsValidForUpdate", column.updatable());
        flag(json, "IsValidForRead", true);
        if (column.maxLength() > 0 && wants("MaxLength")) {
            json.writeNumberField("MaxLength", column.maxLength());
        }
        if (column.min() != null && wants("MinValue")) {
            json.writeNumberField("MinValue", column.min());
        }
        if (column.max() != null && wants("MaxValue")) {
            json.writeNumberField("MaxValue", column.max());
        }
        if (column.isLookup() && wants("Targets")) {
            json.writeArrayFieldStart("Targets");
            for (String target : column.targets()) {
                json.writeString(target);
            }
            json.writeEndArray();
        }
        if (wants("RequiredLevel")) {
            json.writeObjectFieldStart("RequiredLevel");
            json.writeStringField("Value", AttributeTypes.requirementOf(column));
            json.writeEndObject();
        }
        if (withOptions && column.type().isOption()) {
            options(json, column);
        }
    }

    private static void options(JsonGenerator json, Column column) throws IOException {
        json.writeObjectFieldStart("OptionSet");
        json.writeArrayFieldStart("Options");
        for (Map.Entry<Integer, String> option : column.options().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("Value", option.getKey());
            if (column.stateOf().containsKey(option.getKey())) {
                json.writeNumberField("State", column.stateOf().get(option.getKey()));
            }
            json.writeObjectFieldStart("Label");
            json.writeObjectFieldStart("UserLocalizedLabel");
            json.writeStringField("Label", option.getValue());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    public static void key(JsonGenerator json, Table table, AlternateKey key, String status) throws IOException {
        json.writeStartObject();
        json.writeStringField("MetadataId", metadataId(table.logicalName() + "." + key.name()));
        json.writeStringField("LogicalName", key.name());
        json.writeStringField("SchemaName", key.name());
        json.writeStringField("EntityLogicalName", table.logicalName());
        json.writeArrayFieldStart("KeyAttributes");
        for (Column column : key.columns()) {
            json.writeString(column.name());
        }
        json.writeEndArray();
        json.writeStringField("EntityKeyIndexStatus", status);
        json.writeEndObject();
    }

    private void text(JsonGenerator json, String name, String value) throws IOException {
        if (wants(name)) {
            json.writeStringField(name, value);
        }
    }

    private void flag(JsonGenerator json, String name, boolean value) throws IOException {
        if (wants(name)) {
            json.writeBooleanField(name, value);
        }
    }

    private boolean wants(String name) {
        return selected == null || selected.contains(name);
    }

    public static String metadataId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
