package dev.gangway.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** A row as it came from the database, by lower-case column name, in the order of the statement. */
public final class Row extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    public Row() {}

    private Row(int columns) {
        super(columns * 4 / 3 + 1);
    }

    /** Reads the rows of one result; it asks for the names of the columns once. */
    public static RowMapper<Row> mapper() {
        return new Mapper();
    }

    /** The row that a statement of camel-sql gave. */
    public static Row of(Map<String, ?> columns) {
        if (columns instanceof Row row) {
            return row;
        }
        var row = new Row(columns.size());
        columns.forEach((name, value) -> row.put(name.toLowerCase(Locale.ROOT), plain(value)));
        return row;
    }

    private static Object plain(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value;
    }

    /** The text of a column without blanks around it; null when there is none. */
    public String text(String column) {
        Object value = get(column);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
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
            } else if (value != null && !value.toString().isBlank()) {
                json.put(name, value.toString().strip());
            }
        });
        return json;
    }

    private static final class Mapper implements RowMapper<Row> {
        private String[] names;

        @Override
        public Row mapRow(ResultSet rs, int number) throws SQLException {
            if (names == null) {
                names = names(rs.getMetaData());
            }
            var row = new Row(names.length);
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], plain(rs.getObject(i + 1)));
            }
            return row;
        }

        private static String[] names(ResultSetMetaData columns) throws SQLException {
            var names = new String[columns.getColumnCount()];
            for (int i = 0; i < names.length; i++) {
                names[i] = columns.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
            }
            return names;
        }
    }
}
