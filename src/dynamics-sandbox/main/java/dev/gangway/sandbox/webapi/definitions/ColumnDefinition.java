package dev.gangway.sandbox.webapi.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.NewColumn;
import dev.gangway.sandbox.model.Requirement;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the definition of a new column: text, yes/no, or choice with local options. */
public final class ColumnDefinition {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SET = "attributes";
    private static final String METADATA = "Microsoft.Dynamics.CRM.";
    private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_]{1,41}");
    private static final int LONGEST_TEXT = 4000;
    private static final Set<String> KNOWN = Set.of(
            "@odata.type",
            "AttributeType",
            "AttributeTypeName",
            "SchemaName",
            "DisplayName",
            "Description",
            "RequiredLevel",
            "MaxLength",
            "FormatName",
            "DefaultValue",
            "OptionSet",
            "SourceTypeMask");

    private final JsonNode node;

    private ColumnDefinition(JsonNode node) {
        this.node = node;
    }

    /** @throws dev.gangway.sandbox.errors.DataverseException when the definition is not valid */
    public static NewColumn read(ApiRequest.Body body) {
        try {
            JsonNode node = JSON.readTree(body.bytes(), body.offset(), body.length());
            if (node == null || !node.isObject()) {
                throw ProtocolRefusals.payload(SET, "an object is expected.");
            }
            return new ColumnDefinition(node).column();
        } catch (IOException e) {
            throw ProtocolRefusals.payload(SET, e.getMessage());
        }
    }

    private NewColumn column() {
        String type = node.path("@odata.type").asText();
        for (String property : (Iterable<String>) node::fieldNames) {
            if (!KNOWN.contains(property)) {
                throw ProtocolRefusals.unknownPropertyInPayload(SET, property, "AttributeMetadata");
            }
        }
        String schemaName = required("SchemaName").asText();
        if (!SCHEMA_NAME.matcher(schemaName).matches()) {
            throw Refusals.invalidArgument("'" + schemaName + "' does not begin with a customization prefix.");
        }
        ColumnType columnType =
                switch (type.startsWith(METADATA) ? type.substring(METADATA.length()) : type) {
                    case "StringAttributeMetadata" -> ColumnType.STRING;
                    case "BooleanAttributeMetadata" -> ColumnType.BOOLEAN;
                    case "PicklistAttributeMetadata" -> ColumnType.PICKLIST;
                    case "" ->
                        throw ProtocolRefusals.payload(SET, "A type named '' could not be resolved by the model.");
                    default ->
                        throw ProtocolRefusals.notImplemented("The sandbox creates no columns of the type " + type);
                };
        String attributeType = node.path("AttributeType").asText(columnType.name());
        if (!attributeType.equalsIgnoreCase(columnType.name())) {
            throw ProtocolRefusals.wrongType(SET, attributeType, type);
        }
        return new NewColumn(
                schemaName.toLowerCase(Locale.ROOT),
                columnType,
                columnType == ColumnType.STRING ? maxLength() : 0,
                columnType == ColumnType.PICKLIST ? options() : Map.of(),
                requirement(),
                label(required("DisplayName"), "DisplayName"),
                columnType == ColumnType.BOOLEAN ? yesOrNo() : null);
    }

    private JsonNode required(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw missing(name);
        }
        return value;
    }

    private static RuntimeException missing(String name) {
        return Refusals.invalidArgument("Required field '" + name + "' is missing");
    }

    private int maxLength() {
        JsonNode length = required("MaxLength");
        if (!length.isInt()) {
            throw ProtocolRefusals.wrongType(SET, length.asText(), "Edm.Int32");
        }
        if (length.asInt() < 1 || length.asInt() > LONGEST_TEXT) {
            throw Refusals.invalidArgument("MaxLength must be between 1 and " + LONGEST_TEXT);
        }
        return length.asInt();
    }

    private Map<Integer, String> options() {
        JsonNode set = required("OptionSet");
        if (set.path("IsGlobal").asBoolean()) {
            throw ProtocolRefusals.notImplemented("The sandbox has no global choices.");
        }
        Map<Integer, String> options = new LinkedHashMap<>();
        for (JsonNode option : set.path("Options")) {
            JsonNode value = option.path("Value");
            if (!value.isInt()) {
                throw ProtocolRefusals.wrongType(SET, value.asText(), "Edm.Int32");
            }
            if (options.put(value.asInt(), label(option.path("Label"), "Label")) != null) {
                throw Refusals.invalidArgument("The value " + value + " is in the options twice");
            }
        }
        if (options.isEmpty()) {
            throw missing("OptionSet.Options");
        }
        return options;
    }

    private Boolean yesOrNo() {
        JsonNode set = required("OptionSet");
        if (set.path("TrueOption").path("Value").asInt(-1) != 1
                || set.path("FalseOption").path("Value").asInt(-1) != 0) {
            throw Refusals.invalidArgument("TrueOption must have the value 1 and FalseOption the value 0");
        }
        label(set.path("TrueOption").path("Label"), "TrueOption.Label");
        label(set.path("FalseOption").path("Label"), "FalseOption.Label");
        return node.path("DefaultValue").asBoolean();
    }

    private Requirement requirement() {
        String level = node.path("RequiredLevel").path("Value").asText("None");
        return switch (level) {
            case "None" -> Requirement.NONE;
            case "Recommended" -> Requirement.RECOMMENDED;
            case "ApplicationRequired" -> Requirement.APPLICATION;
            default -> throw ProtocolRefusals.wrongType(SET, level, METADATA + "AttributeRequiredLevel");
        };
    }

    private static String label(JsonNode label, String name) {
        String text = label.path("LocalizedLabels").path(0).path("Label").asText();
        if (text.isBlank()
                || !label.path("LocalizedLabels").path(0).path("LanguageCode").isInt()) {
            throw missing(name);
        }
        return text;
    }
}
