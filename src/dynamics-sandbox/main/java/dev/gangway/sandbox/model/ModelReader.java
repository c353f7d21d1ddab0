package dev.gangway.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds the model from the published columns and the sandbox's own additions. */
final class ModelReader {
    private static final String PUBLISHED = "/gangway/sandbox/published-columns.json";
    /** The tables of Sales that the Commerce solution adds columns to. */
    private static final Set<String> EXTENDED = Set.of("lead", "account", "contact");

    private static final String ADDITIONS = "/gangway/sandbox/sandbox-tables.json";

    private final boolean commerceSolution;
    private final JsonNode published = load(PUBLISHED);
    private final JsonNode additions = load(ADDITIONS);
    private final Map<String, Table> tables = new LinkedHashMap<>();

    ModelReader(boolean commerceSolution) {
        this.commerceSolution = commerceSolution;
    }

    DataModel read() {
        additions
                .path("tables")
                .properties()
                .forEach(entry -> tables.put(entry.getKey(), table(entry.getKey(), entry.getValue())));
        tables.values().forEach(this::addNavigations);
        additions.path("relationships").forEach(this::addRelationship);
        return new DataModel(tables.values());
    }

    private Table table(String name, JsonNode definition) {
        String key = definition.path("key").asText();
        String nameColumn = definition.path("name").asText();
        Map<String, ObjectNode> columns = new TreeMap<>();
        StandardColumns.of(key, nameColumn, definition).forEach(columns::put);
        published.path(name).properties().forEach(entry -> columns.put(entry.getKey(), (ObjectNode) entry.getValue()));
        definition
                .path("columns")
                .properties()
                .forEach(entry -> columns.merge(
                        entry.getKey(), (ObjectNode) entry.getValue(), (known, more) -> known.setAll(more)));
        additions.path("dropEverywhere").forEach(dropped -> columns.remove(dropped.asText()));

        if (!commerceSolution && EXTENDED.contains(name)) {
            columns.keySet().removeIf(column -> column.startsWith("msdyn_"));
        }

        ColumnReader reader = new ColumnReader(
                definition, key, names(additions.path("readOnlyEverywhere")), names(definition.path("readOnly")));
        List<Column> ordered = new ArrayList<>();
        columns.forEach((columnName, node) -> ordered.add(reader.read(columnName, node, ordered.size())));
        TableTraits traits = new TableTraits(
                key,
                nameColumn,
                definition.path("display").asText(),
                definition.path("owned").asBoolean(),
                definition.path("principal").asBoolean(),
                definition.path("changeTracking").asBoolean(),
                definition.path("owned").asBoolean());
        return new Table(name, definition.path("set").asText(), tables.size(), traits, ordered);
    }

    private void addNavigations(Table table) {
        for (Column column : table.columns()) {
            if (column.isOwner()) {
                table.add(new Navigation(column.name(), column, null));
            } else if (column.isLookup()) {
                addNavigations(table, column);
            }
        }
    }

    private void addNavigations(Table table, Column column) {
        for (String target : column.targets()) {
            if (!tables.containsKey(target)) {
                continue;
            }
            String name = column.isPolymorphic() ? column.schemaName() + "_" + target : column.schemaName();
            table.add(new Navigation(name, column, tables.get(target)));
            if (!column.schemaSuffix().isEmpty()) {
                // Activities append their own name to regardingobjectid_*; clients use both forms.
                table.add(new Navigation(name + column.schemaSuffix(), column, tables.get(target)));
            }
        }
    }

    private void addRelationship(JsonNode node) {
        Table one = tables.get(node.path("one").asText());
        Table many = tables.get(node.path("many").asText());
        Column column = many.column(node.path("column").asText());
        boolean cascades = node.path("onDelete").asText().equals("cascade");
        one.add(new Relationship(node.path("name").asText(), one, many, column, cascades));
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new HashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static JsonNode load(String resource) {
        try (InputStream in = ModelReader.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
