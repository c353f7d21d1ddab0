package dev.gangway.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the columns of one table. */
final class ColumnReader {
    private final JsonNode defaults;
    private final Set<String> createOnly;
    private final String key;
    private final Set<String> readOnlyEverywhere;
    private final Set<String> readOnly;

    ColumnReader(JsonNode definition, String key, Set<String> readOnlyEverywhere, Set<String> readOnly) {
        this.defaults = definition.path("defaults");
        this.createOnly = new HashSet<>(Set.of("overriddencreatedon", "importsequencenumber"));
        definition.path("createOnly").forEach(name -> createOnly.add(name.asText()));
        this.key = key;
        this.readOnlyEverywhere = readOnlyEverywhere;
        this.readOnly = readOnly;
    }

    Column read(String name, JsonNode node, int ordinal) {
        ColumnType type = ColumnType.ofAttributeType(node.path("type").asText());
        // base-currency columns are always computed; new rows always start in the first state of their table
        boolean derived = name.endsWith("_base")
                || readOnly.contains(name)
                || readOnlyEverywhere.contains(name) && !node.path("writable").asBoolean();
        boolean creatable = !derived && node.path("validForCreate").asBoolean(true) && type != ColumnType.STATE;
        boolean updatable = !derived
                && node.path("validForUpdate").asBoolean(true)
                && !name.equals(key)
                && !createOnly.contains(name);
        Map<Integer, String> options = new LinkedHashMap<>();
        node.path("options")
                .properties()
                .forEach(option -> options.put(
                        Integer.valueOf(option.getKey()), option.getValue().asText()));
        return new Column(
                name,
                type,
                ordinal,
                node.path("maxLength").asInt(),
                number(node.path("min")),
                number(node.path("max")),
                options,
                strings(node.path("targets")),
                requirement(node.path("required").asText("None")),
                creatable,
                updatable,
                node.path("displayName").asText(name),
                numbers(node.path("stateOf")),
                defaultStatus(node),
                defaultValue(type, defaults.path(name)),
                node.path("schemaName").asText(name),
                node.path("schemaSuffix").asText(""));
    }

    private static Requirement requirement(String level) {
        return switch (level) {
            case "SystemRequired" -> Requirement.SYSTEM;
            case "ApplicationRequired" -> Requirement.APPLICATION;
            case "Recommended" -> Requirement.RECOMMENDED;
            default -> Requirement.NONE;
        };
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() ? null : new BigDecimal(node.asText());
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return List.copyOf(strings);
    }

    private static Map<Integer, Integer> numbers(JsonNode object) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> numbers.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asInt()));
        return numbers;
    }

    /** Returns the published default status of each state, or the first status that belongs to it. */
    private static Map<Integer, Integer> defaultStatus(JsonNode node) {
        Map<Integer, Integer> defaults = numbers(node.path("defaultForState"));
        numbers(node.path("stateOf")).forEach((status, state) -> defaults.putIfAbsent(state, status));
        return defaults;
    }

    private static Object defaultValue(ColumnType type, JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> value.asBoolean();
            case STRING, MEMO, ENTITYNAME -> value.asText();
            default -> value.asInt();
        };
    }
}
