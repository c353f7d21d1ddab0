package dev.gangway.dataverse.metadata;

import dev.gangway.dataverse.Dataverse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of an environment with their names and types, read from its CSDL ({@code $metadata}). Immutable. */
public final class DataverseMetadata {

    /**
     * A column.
     *
     * @param name logical name; for a lookup the readable property such as {@code _parentaccountid_value}
     * @param type such as {@code Edm.String}
     * @param maxLength maximum length of a text in characters; null when the document does not say. Dataverse's does
     *     not: use {@link Dataverse#maxLengths(String)}
     * @param readOnly whether an annotation of the document says that the column cannot be written
     */
    public record Property(String name, String type, Integer maxLength, boolean readOnly) {}

    /**
     * A table.
     *
     * @param name logical name, such as {@code lead}
     * @param entitySet such as {@code leads}; null when the table has no entity set of its own
     * @param properties columns by name, inherited ones included
     * @param navigation target types by the name of the navigation property, as written before {@code @odata.bind}
     */
    public record Entity(
            String name, String entitySet, Map<String, Property> properties, Map<String, String> navigation) {

        /** Copies the maps. */
        public Entity {
            properties = Map.copyOf(properties);
            navigation = Map.copyOf(navigation);
        }

        /** Returns the column with this name. */
        public Optional<Property> property(String column) {
            return Optional.ofNullable(properties.get(column));
        }
    }

    private final Map<String, Entity> entities;

    private final Map<String, Set<String>> bindings;

    private DataverseMetadata(Map<String, Entity> entities, Map<String, Set<String>> bindings) {
        this.entities = Map.copyOf(entities);
        this.bindings = bindings;
    }

    /**
     * Returns the entity sets of the tables to which an action or function of this name, without its namespace, is
     * bound.
     */
    public Set<String> boundTo(String operation) {
        return bindings.getOrDefault(operation, Set.of()).stream()
                .map(entities::get)
                .filter(entity -> entity != null && entity.entitySet() != null)
                .map(Entity::entitySet)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the table with this logical name. */
    public Optional<Entity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** Returns all tables by logical name. */
    public Map<String, Entity> entities() {
        return entities;
    }

    /**
     * Reads a CSDL document. Document types and external entities are rejected.
     *
     * @param csdl read to its end and left open
     * @throws IOException when it is not well-formed XML or cannot be read
     */
    public static DataverseMetadata read(InputStream csdl) throws IOException {
        CsdlReader reader = new CsdlReader();
        return new DataverseMetadata(reader.read(csdl), reader.bindings());
    }
}
