package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;

/**
 * One or several related rows that are shown inside a row. Exactly one of navigation and relationship is set.
 *
 * @param query what to show of the related rows; null for an owner, whose table is only known per row
 */
public record Expansion(Navigation navigation, Relationship relationship, Query query) {
    public String name() {
        return navigation != null ? navigation.name() : relationship.name();
    }
}
