package dev.gangway.sandbox.fno.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All entities and enumerations of the sandbox. */
public final class FnoModel {
    public static final String NAMESPACE = "Microsoft.Dynamics.DataEntities";

    private static final String RESOURCE = "/gangway/sandbox/fno-entities.json";
    /** Name, type letter or enumeration, length, and the markers for "not editable" and "required". */
    private static final Pattern PROPERTY = Pattern.compile("(\\w+)(?::([A-Z]|#\\w+))?(?:/(\\d+))?([-*]?)");

    private final Map<String, List<String>> enums = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();

    private FnoModel(JsonNode root) {
        root.path("enums").fields().forEachRemaining(member -> enums.put(member.getKey(), texts(member.getValue())));
        root.path("entities").forEach(node -> {
            Entity entity = entity(node);
            entities.put(entity.set(), entity);
        });
    }

    public static FnoModel load() {
        try (InputStream in = FnoModel.class.getResourceAsStream(RESOURCE)) {
            return new FnoModel(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's own list of entities cannot be read", e);
        }
    }

    /** Returns the entity with exactly this set name, or null. */
    public Entity entity(String set) {
        return entities.get(set);
    }

    public Collection<Entity> entities() {
        return Collections.unmodifiableCollection(entities.values());
    }

    public Map<String, List<String>> enums() {
        return Collections.unmodifiableMap(enums);
    }

    private Entity entity(JsonNode node) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (String line : texts(node.path("properties"))) {
            for (String word : line.split(" ")) {
                Property property = property(word);
                properties.put(property.name(), property);
            }
        }
        Map<String, Link> links = new LinkedHashMap<>();
        texts(node.path("links")).forEach(text -> {
            Link link = link(text.split(" "));
            links.put(link.name(), link);
        });
        return new Entity(
                node.path("set").asText(),
                node.path("type").asText(),
                node.path("aot").asText(),
                node.path("dmf").asText(),
                List.of(node.path("keys").asText().split(" ")),
                properties,
                links);
    }

    private Property property(String word) {
        Matcher matcher = PROPERTY.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalStateException("No property: " + word);
        }
        String type = matcher.group(2) == null ? "S" : matcher.group(2);
        String enumeration = type.startsWith("#") ? type.substring(1) : null;
        int length = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Property(
                matcher.group(1),
                kind(type),
                enumeration,
                enumeration == null ? List.of() : enums.get(enumeration),
                length,
                !matcher.group(4).equals("-"),
                matcher.group(4).equals("*"));
    }

    private static Property.Kind kind(String type) {
        return switch (type.charAt(0)) {
            case 'S' -> Property.Kind.STRING;
            case 'I' -> Property.Kind.INT32;
            case 'L' -> Property.Kind.INT64;
            case 'D' -> Property.Kind.DECIMAL;
            case 'T' -> Property.Kind.UTC;
            case 'N' -> Property.Kind.DATE;
            case '#' -> Property.Kind.ENUM;
            default -> throw new IllegalStateException("No type: " + type);
        };
    }

    private static Link link(String[] words) {
        Map<String, String> on = new LinkedHashMap<>();
        for (String pair : words[2].split(",")) {
            on.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new Link(words[0], words[1].replace("[]", ""), words[1].endsWith("[]"), on);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
