package dev.gangway.sandbox.fno.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A public entity.
 *
 * @param set name of the entity set in URLs
 * @param type name of the entity type, usually the singular of the set
 * @param aot name inside the product, as error texts show it
 * @param dmf name in data management
 */
public record Entity(
        String set,
        String type,
        String aot,
        String dmf,
        List<String> keys,
        Map<String, Property> properties,
        Map<String, Link> links) {
    public static final String COMPANY = "dataAreaId";

    public Entity {
        properties = new LinkedHashMap<>(properties);
        links = new LinkedHashMap<>(links);
    }

    /** Returns the property with exactly this name, or null. */
    public Property property(String name) {
        return properties.get(name);
    }

    /** Returns whether rows belong to a company. */
    public boolean hasCompany() {
        return properties.containsKey(COMPANY);
    }
}
