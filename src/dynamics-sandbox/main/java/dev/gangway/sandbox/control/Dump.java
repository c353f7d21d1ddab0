package dev.gangway.sandbox.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes all rows as one JSON object: entity set name to array of rows, without nulls. */
final class Dump {
    private static final JsonFactory JSON = new JsonFactory();

    private final Database database;

    Dump(Database database) {
        this.database = database;
    }

    void writeTo(OutputStream out) {
        database.read(() -> {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartObject();
                for (Table table : database.model().tables()) {
                    json.writeArrayFieldStart(table.setName());
                    for (Row row : database.data(table).rowsAfter(null)) {
                        row(json, table, row);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }

    private static void row(JsonGenerator json, Table table, Row row) throws IOException {
        json.writeStartObject();
        for (Column column : table.columns()) {
            Object value = row.get(column);
            if (value != null) {
                json.writeFieldName(column.propertyName());
                value(json, column, value);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Column column, Object value) throws IOException {
        switch (column.type()) {
            case INTEGER, PICKLIST, STATE, STATUS -> json.writeNumber((Integer) value);
            case BIGINT -> json.writeNumber((Long) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case DECIMAL, MONEY -> json.writeNumber((BigDecimal) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case DATETIME ->
                json.writeString(Instant.ofEpochSecond((Long) value).toString());
            case LOOKUP -> json.writeString(((Reference) value).id().toString());
            default -> json.writeString(value.toString());
        }
    }
}
