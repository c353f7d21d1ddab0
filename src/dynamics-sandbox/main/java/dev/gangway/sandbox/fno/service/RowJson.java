package dev.gangway.sandbox.fno.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.Link;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.store.FnoKey;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes rows as JSON and reads the rows that clients send. */
final class RowJson {
    private static final Duration NOON = Duration.ofHours(12);

    private final FnoStore store;

    RowJson(FnoStore store) {
        this.store = store;
    }

    ObjectNode write(FnoRow row, List<String> select, List<FnoUri.Expansion> expansions) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("@odata.etag", etag(row));
        for (Property property : row.entity().properties().values()) {
            if (select.isEmpty() || select.contains(property.name())) {
                put(node, property.name(), row.get(property.name()));
            }
        }
        for (FnoUri.Expansion expansion : expansions) {
            List<FnoRow> targets = follow(row, expansion.link());
            if (expansion.link().many()) {
                ArrayNode array = node.putArray(expansion.link().name());
                targets.forEach(target -> array.add(write(target, expansion.select(), List.of())));
            } else {
                node.set(
                        expansion.link().name(),
                        targets.isEmpty() ? null : write(targets.get(0), expansion.select(), List.of()));
            }
        }
        return node;
    }

    /** Returns the rows at the other end of a link. */
    List<FnoRow> follow(FnoRow row, Link link) {
        Entity target = store.model().entity(link.target());
        if (link.on().values().containsAll(target.keys())) {
            Map<String, Object> values = new HashMap<>();
            link.on().forEach((own, other) -> values.put(other, row.get(own)));
            FnoRow found = store.get(
                    link.target(),
                    new FnoKey(target.keys().stream().map(values::get).toList()));
            return found == null ? List.of() : List.of(found);
        }
        return store.rows(link.target()).stream()
                .filter(other -> link.on().entrySet().stream()
                        .allMatch(pair -> row.get(pair.getKey()).equals(other.get(pair.getValue()))))
                .toList();
    }

    /**
     * Returns the ETag, made of record version and record id of the row and of its party, which are its data sources.
     */
    String etag(FnoRow row) {
        StringBuilder pairs =
                new StringBuilder("'").append(row.recVersion()).append(',').append(row.recId());
        Link party = row.entity().links().get("Party");
        if (party != null) {
            List<FnoRow> parties = follow(row, party);
            pairs.append(';');
            pairs.append(
                    parties.isEmpty()
                            ? "0,0"
                            : parties.get(0).recVersion() + "," + parties.get(0).recId());
        }
        byte[] bytes = pairs.append('\'').toString().getBytes(StandardCharsets.US_ASCII);
        return "W/\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    static void put(ObjectNode node, String name, Object value) {
        if (value instanceof Integer number) {
            node.put(name, number);
        } else if (value instanceof Long number) {
            node.put(name, number);
        } else if (value instanceof BigDecimal number) {
            node.put(name, number);
        } else {
            // a whole second is written without a fraction
            node.put(name, value.toString());
        }
    }

    /**
     * Reads the values that a client sent, by property.
     *
     * @throws FnoRefusal for unknown names and values of the wrong type
     */
    static Map<String, Object> read(Entity entity, byte[] body) {
        JsonNode node;
        try {
            node = FnoAnswers.JSON.readTree(body);
        } catch (IOException e) {
            throw FnoRefusal.badRequest("The request body is not valid JSON.");
        }
        if (node == null || !node.isObject()) {
            throw FnoRefusal.badRequest("The request body is not a JSON object.");
        }
        Map<String, Object> values = new HashMap<>();
        node.fields().forEachRemaining(member -> {
            if (!member.getKey().contains("@")) {
                Property property = entity.property(member.getKey());
                if (property == null) {
                    throw FnoRefusal.badRequest("Could not find a property named '" + member.getKey()
                            + "' on type 'Microsoft.Dynamics.DataEntities." + entity.type() + "'.");
                }
                values.put(property.name(), value(property, member.getValue()));
            }
        });
        return values;
    }

    private static Object value(Property property, JsonNode node) {
        if (node.isNull() && property.nullable()) {
            return property.empty();
        }
        boolean fits =
                switch (property.kind()) {
                    case STRING, UTC, DATE -> node.isTextual();
                    case ENUM -> node.isTextual() && property.members().contains(node.textValue());
                    case INT32 -> node.isInt();
                    case INT64 -> node.isIntegralNumber();
                    case DECIMAL -> node.isNumber();
                };
        if (!fits) {
            throw wrong(property, node);
        }
        return switch (property.kind()) {
            case STRING, ENUM -> node.textValue();
            case UTC -> time(property, node);
            case DATE -> time(property, node).truncatedTo(ChronoUnit.DAYS).plus(NOON);
            case INT32 -> node.intValue();
            case INT64 -> node.longValue();
            case DECIMAL -> node.decimalValue();
        };
    }

    private static Instant time(Property property, JsonNode node) {
        try {
            return OffsetDateTime.parse(node.textValue()).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(property, node);
        }
    }

    private static FnoRefusal wrong(Property property, JsonNode node) {
        return FnoRefusal.badRequest("Cannot convert the value '" + node.asText() + "' of property '" + property.name()
                + "' to the expected type '" + property.edmType() + "'.");
    }
}
