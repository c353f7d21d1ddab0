package dev.gangway.onboarding.link.maps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Compares JSON by what it says: a number is the same however a database, a map or a parser happens to hold it. */
public final class JsonValues {
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private JsonValues() {}

    /** Whether both say the same; a missing column (null) is only like a missing one. */
    public static boolean same(JsonNode a, JsonNode b) {
        return a == null || b == null ? a == b : a.equals(BY_VALUE, b);
    }

    /** The same for a reference to another row, whose key may be written in either case. */
    public static boolean sameReference(JsonNode a, JsonNode b) {
        return a == null || b == null ? a == b : a.asText().equalsIgnoreCase(b.asText());
    }
}
