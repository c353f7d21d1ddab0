package dev.gangway.dataverse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identifies one record: by the GUID of its primary key, or by the columns of an alternate key. Immutable. */
public final class RecordKey {
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String id;
    private final String predicate;

    private RecordKey(String id, String predicate) {
        this.id = id;
        this.predicate = predicate;
    }

    /** Returns the key for a primary key. */
    public static RecordKey of(UUID id) {
        return new RecordKey(id.toString(), "(" + id + ")");
    }

    /**
     * Returns an alternate key ("Use an alternate key to reference a record"). Texts are quoted and escaped; numbers,
     * booleans and GUIDs are written as they are.
     *
     * @param columns at least one, with their values
     * @throws IllegalArgumentException when there is none, a name is not a plain name or a value is null
     */
    public static RecordKey of(Map<String, ?> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("An alternate key has at least one column");
        }
        return new RecordKey(
                null,
                new LinkedHashMap<String, Object>(columns)
                        .entrySet().stream()
                                .map(column -> part(column.getKey(), column.getValue()))
                                .collect(Collectors.joining(",", "(", ")")));
    }

    private static String part(String column, Object value) {
        if (!COLUMN.matcher(column).matches()) {
            throw new IllegalArgumentException("Not the name of a column: " + column);
        }
        if (value == null) {
            throw new IllegalArgumentException("The key column " + column + " has no value");
        }
        return column + "=" + literal(value);
    }

    private static String literal(Object value) {
        if (value instanceof Number || value instanceof Boolean || value instanceof UUID) {
            return value.toString();
        }
        String quoted = value.toString().replace("'", "''");
        return "'" + URLEncoder.encode(quoted, StandardCharsets.UTF_8).replace("+", "%20") + "'";
    }

    /** Returns the GUID; null for an alternate key. */
    public String id() {
        return id;
    }

    /** Returns the text that follows the name of the entity set, parentheses included, escaped for a URL. */
    public String predicate() {
        return predicate;
    }

    /** Returns the GUID only; the values of an alternate key may be personal data. */
    @Override
    public String toString() {
        return id == null ? "(alternate key)" : predicate;
    }
}
