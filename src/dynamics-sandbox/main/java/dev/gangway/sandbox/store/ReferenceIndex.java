package dev.gangway.sandbox.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Index of lookups: from the id of a target to the ids of the rows that refer to it. */
final class ReferenceIndex {
    /** A set is created only for the second child, because most targets have one. */
    private final Map<UUID, Object> children = new HashMap<>();

    @SuppressWarnings("unchecked")
    void add(UUID target, UUID child) {
        children.merge(target, child, (known, added) -> {
            Set<UUID> set = known instanceof Set ? (Set<UUID>) known : new LinkedHashSet<>(List.of((UUID) known));
            set.add(child);
            return set;
        });
    }

    void remove(UUID target, UUID child) {
        children.computeIfPresent(target, (id, known) -> {
            if (known instanceof Set<?> set) {
                set.remove(child);
                return set.isEmpty() ? null : set;
            }
            return known.equals(child) ? null : known;
        });
    }

    @SuppressWarnings("unchecked")
    Collection<UUID> children(UUID target) {
        Object known = children.get(target);
        if (known == null) {
            return List.of();
        }
        return known instanceof Set ? List.copyOf((Set<UUID>) known) : List.of((UUID) known);
    }
}
