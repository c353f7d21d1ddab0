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

/** Brings stored values and literals to types that compare: text in lower case, numbers as decimals, date-times as instants. */
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

    /** A literal as it stands in the address. */
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
            // what OData knows and no column holds: infinity, durations, times of day
            throw doesNotFit(text);
        }
    }

    /** A value that comes as bare text, whatever the column holds. */
    static Object parse(Column column, String text) {
        if (column.type().isText()) {
            return normal(text);
        }
        String type = column.type().edmName().substring("Edm.".length());
        // Java takes more for a GUID or a truth value than the service does
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

    /** Compares two values of the same kind; the service's database puts nulls first. */
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
