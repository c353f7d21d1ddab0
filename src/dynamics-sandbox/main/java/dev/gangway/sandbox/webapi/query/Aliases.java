package dev.gangway.sandbox.webapi.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The parameter aliases of a query: the caller's literals, and generated aliases of type boolean. A generated alias
 * stands for a condition with so many values that a chain of comparisons would be too long for Olingo.
 */
final class Aliases {
    private final QueryString options;
    private final Map<String, Membership> memberships = new LinkedHashMap<>();

    Aliases(QueryString options) {
        this.options = options;
    }

    /** Returns an alias for a condition, with a name that no caller can guess. */
    String nameOf(Membership membership) {
        String name = "@in" + UUID.randomUUID().toString().replace("-", "");
        memberships.put(name, membership);
        return name;
    }

    /** Returns the condition with this name, or null. */
    Membership membership(String name) {
        return memberships.get(name);
    }

    /** Returns the literal with this name, or null. */
    String literal(String name) {
        return options.get(name);
    }

    /** Returns the text to append to the query so that Olingo knows the type of the generated aliases. */
    String definitions() {
        StringBuilder text = new StringBuilder();
        memberships.keySet().forEach(name -> text.append('&').append(name).append("=true"));
        return text.toString();
    }
}
