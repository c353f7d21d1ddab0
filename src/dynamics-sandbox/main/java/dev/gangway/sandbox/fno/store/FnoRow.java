package dev.gangway.sandbox.fno.store;

import dev.gangway.sandbox.fno.model.Entity;
import java.util.Map;

/** One version of a row; immutable. Empty values are not stored, which keeps rows small. */
public record FnoRow(Entity entity, Map<String, Object> values, long recId, long recVersion) {

    public FnoRow {
        values = Map.copyOf(values);
    }

    /** Returns the value, never null: a property that was not written has its type's empty value. */
    public Object get(String property) {
        Object value = values.get(property);
        return value == null ? entity.property(property).empty() : value;
    }

    public String text(String property) {
        return String.valueOf(get(property));
    }

    public FnoKey key() {
        return new FnoKey(entity.keys().stream().map(this::get).toList());
    }
}
