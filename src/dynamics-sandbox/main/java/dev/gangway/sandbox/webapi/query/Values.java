package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * Normalizes stored values and literals to comparable types: text in lower case, numbers as decimals, date-times as
 * instants.
 */
final class Values {
    private Values() {}

    static Object of(Row row, Column column) {
        Object value = row == null ? null : row.get(column);
        if (value == null) {
            return null;
        }
        if (column.type() == ColumnType.DATETIME) {
            return Instant.ofEpochSecond((Long) value);
        }
        if (value instanceof Reference reference) {
            return reference.id();
        }
        return normal(value);
    }

    private static Object normal(Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }

    /** Parses a literal as written in the URL. */
    static Object literal(String text, String edmType) {
        if (text == null || text.equals("null") || edmType == null) {
            return null;
        }
        try {
            return switch (edmType) {
                case "String" ->
                    text.substring(1, text.length() - 1).replace("''", "'").toLowerCase(Locale.ROOT);
                case "Boolean" -> Boolean.valueOf(text);
                case "Guid" -> UUID.fromString(text);
                case "Date" -> LocalDate.parse(text);
                case "DateTimeOffset" -> OffsetDateTime.parse(text).toInstant();
                default -> new BigDecimal(text);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            // OData literals that no column can hold: infinity, durations, times of day
            throw doesNotFit(text);
        }
    }

    /** Parses a value given as plain text, whatever the column's type. */
    static Object parse(Column column, String text) {
        if (column.type().isText()) {
            return normal(text);
        }
        String type = column.type().edmName().substring("Edm.".length());
        // Java accepts more forms of GUIDs and booleans than the service does
        boolean exact = type.equals("Guid") || type.equals("Boolean");
        String lower = text.toLowerCase(Locale.ROOT);
        if (exact && !text.equals("null") && !AliasTypes.typeOf(lower).equals(type)) {
            throw doesNotFit(text);
        }
        return literal(text, type);
    }

    private static RuntimeException doesNotFit(String text) {
        return ProtocolRefusals.general("The literal '" + text + "' cannot be compared with a column.");
    }

    /** Compares two values of the same kind; nulls come first, as in the service's database. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        if (left instanceof LocalDate date && right instanceof Instant) {
            return compare(date.atStartOfDay().toInstant(ZoneOffset.UTC), right);
        }
        if (left instanceof Instant && right instanceof LocalDate date) {
            return compare(left, date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return ((Comparable) left).compareTo(right);
    }
}
