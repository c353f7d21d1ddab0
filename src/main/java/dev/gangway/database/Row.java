package dev.gangway.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
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
    static final RowMapper<Row> MAPPER = (rs, number) -> of(rs);

    private static Row of(ResultSet rs) throws SQLException {
        var meta = rs.getMetaData();
        var row = new Row();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Object value = rs.getObject(i);
            row.put(
                    meta.getColumnLabel(i).toLowerCase(Locale.ROOT),
                    value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value);
        }
        return row;
    }

    /** The row that a statement of camel-sql gave. */
    public static Row of(Map<String, ?> columns) {
        var row = new Row();
        columns.forEach((name, value) -> row.put(
                name.toLowerCase(Locale.ROOT),
                value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value));
        return row;
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
}
