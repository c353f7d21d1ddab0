package dev.gangway.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.text.Fold;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.RowMapper;

/**
 * A row as it came from the database, by lower-case column name, in the order of the statement. Immutable; all rows of a
 * result share the names, so that a row is no more than its values.
 */
public final class Row extends AbstractMap<String, Object> {
    private final Map<String, Integer> places;
    private final Object[] values;

    private Row(Map<String, Integer> places, Object[] values) {
        this.places = places;
        this.values = values;
    }

    /** Reads the rows of one result; it asks for the names of the columns once. */
    public static RowMapper<Row> mapper() {
        return new Mapper();
    }

    /** A row with these columns. */
    public static Row of(Map<String, ?> columns) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Object[] values = new Object[columns.size()];
        columns.forEach((name, value) -> {
            values[places.size()] = plain(value);
            places.put(name.toLowerCase(Locale.ROOT), places.size());
        });
        return new Row(places, values);
    }

    private static Object plain(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value;
    }

    @Override
    public Object get(Object column) {
        Integer place = places.get(column);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(Object column) {
        return places.containsKey(column);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(places.keySet());
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        places.forEach((name, place) -> action.accept(name, values[place]));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return places.entrySet().stream()
                        .<Entry<String, Object>>map(
                                place -> new SimpleImmutableEntry<>(place.getKey(), values[place.getValue()]))
                        .iterator();
            }

            @Override
            public int size() {
                return places.size();
            }
        };
    }

    /** The text of a column without anything invisible around it; null when there is none. */
    public String text(String column) {
        Object value = get(column);
        String text = value == null ? "" : Fold.strip(value.toString());
        return text.isEmpty() ? null : text;
    }

    /** The text of a column exactly as it is stored: what a key must be compared by. Null when there is none. */
    public String raw(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /** The number of a column; 0 when there is none. */
    public long number(String column) {
        return get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** The point in time of a column, UTC; null when there is none. */
    public LocalDateTime time(String column) {
        return (LocalDateTime) get(column);
    }

    /** The columns without their values, which may be personal: Camel puts bodies into the messages of its exceptions. */
    @Override
    public String toString() {
        return "Row" + keySet();
    }

    /** The row as JSON; empty texts and nulls are left out. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        forEach((name, value) -> {
            if (value instanceof Integer || value instanceof Long || value instanceof Short) {
                json.put(name, ((Number) value).longValue());
            } else if (value instanceof BigDecimal decimal) {
                json.put(name, decimal);
            } else if (text(name) != null) {
                json.put(name, text(name));
            }
        });
        return json;
    }

    private static final class Mapper implements RowMapper<Row> {
        private Map<String, Integer> places;
        private Class<?>[] times;

        @Override
        public Row mapRow(ResultSet rs, int number) throws SQLException {
            if (places == null) {
                read(rs.getMetaData());
            }
            Object[] values = new Object[times.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = times[i] == null ? rs.getObject(i + 1) : rs.getObject(i + 1, times[i]);
            }
            return new Row(places, values);
        }

        private void read(ResultSetMetaData names) throws SQLException {
            times = new Class<?>[names.getColumnCount()];
            places = new LinkedHashMap<>();
            for (int i = 0; i < times.length; i++) {
                places.put(names.getColumnLabel(i + 1).toLowerCase(Locale.ROOT), i);
                times[i] = time(names.getColumnType(i + 1), names.getColumnTypeName(i + 1));
            }
        }

        /**
         * What a point in time is read as; null for other columns. Left to the driver it would be a Timestamp, which goes
         * through the zone of this JVM and moves what that zone's clocks leave out in spring.
         */
        private static Class<?> time(int type, String name) {
            return switch (type) {
                case Types.TIMESTAMP ->
                    name.equalsIgnoreCase("timestamptz") ? OffsetDateTime.class : LocalDateTime.class;
                case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.class;
                default -> null;
            };
        }
    }
}
