package dev.gangway.sales;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of an environment, read from its CSDL ({@code $metadata}): what exists, under which name, of which type.
 * Immutable.
 */
public final class DataverseMetadata {

    /**
     * A column.
     *
     * @param name logical name; for a lookup the readable twin such as {@code _parentaccountid_value}
     * @param type such as {@code Edm.String}
     * @param maxLength longest text, in characters; null when the document does not say. Dataverse's does not: ask
     *     {@link Dataverse#maxLengths(String)}
     * @param readOnly whether the document says that the column cannot be written, which it does in its annotations only
     */
    public record Property(String name, String type, Integer maxLength, boolean readOnly) {}

    /**
     * A table.
     *
     * @param name logical name, such as {@code lead}
     * @param entitySet such as {@code leads}; null when it cannot be addressed by itself
     * @param properties columns by name, those inherited included
     * @param navigation target types by the name of the navigation property, as written before {@code @odata.bind}
     */
    public record Entity(
            String name, String entitySet, Map<String, Property> properties, Map<String, String> navigation) {

        /** Copies the maps. */
        public Entity {
            properties = Map.copyOf(properties);
            navigation = Map.copyOf(navigation);
        }

        /** The column of this name. */
        public Optional<Property> property(String column) {
            return Optional.ofNullable(properties.get(column));
        }
    }

    private final Map<String, Entity> entities;

    private DataverseMetadata(Map<String, Entity> entities) {
        this.entities = Map.copyOf(entities);
    }

    /** The table of this logical name. */
    public Optional<Entity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** All tables by logical name. */
    public Map<String, Entity> entities() {
        return entities;
    }

    /**
     * Reads a CSDL document. Document types and external entities are refused.
     *
     * @param csdl read to its end and left open
     * @throws IOException when it is not well-formed XML or cannot be read
     */
    public static DataverseMetadata read(InputStream csdl) throws IOException {
        return new DataverseMetadata(CsdlReader.read(csdl));
    }
}
