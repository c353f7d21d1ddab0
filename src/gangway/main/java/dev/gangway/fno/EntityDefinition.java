package dev.gangway.fno;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the metadata says about an entity set.
 *
 * @param type name of its entity type, without the namespace
 * @param isReadOnly whether nothing of it can be written
 * @param properties by their exact names
 * @param navigation names of what can be expanded
 */
public record EntityDefinition(
        String type, boolean isReadOnly, Map<String, Property> properties, Set<String> navigation) {
    public EntityDefinition {
        properties = Map.copyOf(properties);
        navigation = Set.copyOf(navigation);
    }

    /**
     * A property.
     *
     * @param type such as {@code Edm.String}, or the qualified name of an enumeration
     * @param isEditable whether a row that is there may be changed in it; where nothing is said, it may
     */
    public record Property(String type, boolean isEditable) {}

    /** Reads an answer of {@code /metadata/PublicEntities}. */
    public static EntityDefinition read(JsonNode entity) {
        Map<String, Property> properties = new LinkedHashMap<>();
        entity.path("Properties")
                .forEach(property -> properties.put(
                        property.path("Name").asText(),
                        new Property(
                                property.path("TypeName").asText(),
                                property.path("AllowEdit").asBoolean(true))));
        Set<String> navigation = new LinkedHashSet<>();
        entity.path("NavigationProperties")
                .forEach(link -> navigation.add(link.path("Name").asText()));
        return new EntityDefinition(
                entity.path("Name").asText(), entity.path("IsReadOnly").asBoolean(), properties, navigation);
    }
}
