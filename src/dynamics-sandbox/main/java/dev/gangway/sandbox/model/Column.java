package dev.gangway.sandbox.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One column of a table.
 *
 * @param name logical name, lower case
 * @param ordinal position in the table, counted from 0
 * @param maxLength maximum length of a text in characters, 0 when the type has none
 * @param min smallest number allowed, or null
 * @param max largest number allowed, or null
 * @param options choice values with their labels, empty for other types
 * @param targets logical names of the tables that a lookup may refer to
 * @param creatable whether a value sent on create is stored
 * @param updatable whether a value sent on update is stored
 * @param stateOf for a status column: the state that each status belongs to
 * @param defaultStatus for a status column: the default status of each state
 * @param defaultValue value of a new row when none is sent, or null
 * @param schemaName the navigation name of a lookup before any target suffix
 * @param schemaSuffix what follows the target in the navigation name of a polymorphic lookup
 */
public record Column(
        String name,
        ColumnType type,
        int ordinal,
        int maxLength,
        BigDecimal min,
        BigDecimal max,
        Map<Integer, String> options,
        List<String> targets,
        Requirement requirement,
        boolean creatable,
        boolean updatable,
        String displayName,
        Map<Integer, Integer> stateOf,
        Map<Integer, Integer> defaultStatus,
        Object defaultValue,
        String schemaName,
        String schemaSuffix) {

    public boolean isLookup() {
        return type == ColumnType.LOOKUP;
    }

    /** Returns the name on the wire: lookups appear as {@code _name_value}. */
    public String propertyName() {
        return isLookup() ? "_" + name + "_value" : name;
    }

    public boolean isOwner() {
        return name.equals("ownerid");
    }

    public boolean isPolymorphic() {
        return targets.size() > 1 && !isOwner();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
