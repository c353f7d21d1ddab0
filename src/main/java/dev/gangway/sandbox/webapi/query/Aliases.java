package dev.gangway.sandbox.webapi.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the parameter aliases of a query stand for: literals that came with the query, and conditions with so many values that
 * Olingo gets an alias of type boolean in their place instead of a chain of comparisons.
 */
final class Aliases {
    private final QueryString options;
    private final Map<String, Membership> memberships = new LinkedHashMap<>();

    Aliases(QueryString options) {
        this.options = options;
    }

    /** Names a condition as no caller can. */
    String nameOf(Membership membership) {
        String name = "@in" + UUID.randomUUID().toString().replace("-", "");
        memberships.put(name, membership);
        return name;
    }

    /** The condition of this name, or null. */
    Membership membership(String name) {
        return memberships.get(name);
    }

    /** The literal of this name, or null. */
    String literal(String name) {
        return options.get(name);
    }

    /** Tells Olingo the type of the conditions, to be put behind the query. */
    String definitions() {
        StringBuilder text = new StringBuilder();
        memberships.keySet().forEach(name -> text.append('&').append(name).append("=true"));
        return text.toString();
    }
}
