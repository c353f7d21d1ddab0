package dev.gangway.sandbox.webapi.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.Annotations;
import dev.gangway.sandbox.webapi.message.Preferences;
import dev.gangway.sandbox.webapi.query.Expansion;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.query.QueryRunner;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes rows as the service shows them. For use inside a read or a transaction only. */
public final class RowWriter {
    private final Database database;
    private final FormattedValues formatted;
    private final QueryRunner runner;

    public RowWriter(Database database) {
        this.database = database;
        this.formatted = new FormattedValues(database);
        this.runner = new QueryRunner(database);
    }

    /** How rows are shown: with which annotations, and whether nulls are omitted as in the results of views. */
    public record Style(Annotations annotations, boolean omitNulls, String serviceRoot) {}

    /** Writes the members of a row into the object that the generator has started. */
    public void members(JsonGenerator json, Row row, Query query, Style style) throws IOException {
        json.writeStringField("@odata.etag", etag(row));
        columns(json, row, query, style);
    }

    /** Writes the members of a row without the ETag. */
    public void columns(JsonGenerator json, Row row, Query query, Style style) throws IOException {
        List<Column> columns = query.select() == null ? query.table().columns() : query.select();
        for (Column column : columns) {
            property(json, row, column, style);
        }
        for (Expansion expansion : query.expand()) {
            expansion(json, row, expansion, style);
        }
    }

    public static String etag(Row row) {
        return "W/\"" + row.version() + "\"";
    }

    private void property(JsonGenerator json, Row row, Column column, Style style) throws IOException {
        Object value = row.get(column);
        if (value == null && style.omitNulls()) {
            return;
        }
        if (value != null && style.annotations().any()) {
            annotations(json, row, column, value, style.annotations());
        }
        json.writeFieldName(column.propertyName());
        value(json, column, value);
    }

    private void annotations(JsonGenerator json, Row row, Column column, Object value, Annotations wanted)
            throws IOException {
        String property = column.propertyName() + "@";
        if (wanted.wants(Annotations.FORMATTED_VALUE)) {
            String label = formatted.of(row, column, value);
            if (label != null) {
                json.writeStringField(property + Annotations.FORMATTED_VALUE, label);
            }
        }
        if (value instanceof Reference reference) {
            if (wanted.wants(Annotations.NAVIGATION)) {
                json.writeStringField(property + Annotations.NAVIGATION, navigation(row.table(), column, reference));
            }
            if (wanted.wants(Annotations.LOGICAL_NAME)) {
                json.writeStringField(
                        property + Annotations.LOGICAL_NAME, reference.table().logicalName());
            }
        }
    }

    private static String navigation(Table table, Column column, Reference reference) {
        return table.navigations().stream()
                .filter(navigation -> navigation.column() == column
                        && (navigation.target() == null || navigation.target() == reference.table()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    public static void value(JsonGenerator json, Column column, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (column.type()) {
            case INTEGER, PICKLIST, STATE, STATUS -> json.writeNumber((Integer) value);
            case BIGINT -> json.writeNumber((Long) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case DECIMAL, MONEY -> json.writeNumber(((BigDecimal) value).toPlainString());
            case DOUBLE -> json.writeNumber((Double) value);
            case DATETIME ->
                json.writeString(Instant.ofEpochSecond((Long) value).toString());
            case DATE -> json.writeString(((LocalDate) value).toString());
            case LOOKUP -> json.writeString(((Reference) value).id().toString());
            default -> json.writeString(value.toString());
        }
    }

    private void expansion(JsonGenerator json, Row row, Expansion expansion, Style style) throws IOException {
        if (expansion.relationship() != null) {
            collection(json, row, expansion, style);
            return;
        }
        json.writeFieldName(expansion.name());
        Object value = row.get(expansion.navigation().column());
        boolean leads = value instanceof Reference reference
                && (expansion.navigation().target() == null
                        || expansion.navigation().target() == reference.table());
        if (!leads) {
            json.writeNull();
            return;
        }
        Reference reference = (Reference) value;
        Query query = expansion.query() == null ? Query.everything(reference.table()) : expansion.query();
        json.writeStartObject();
        members(json, database.data(reference.table()).get(reference.id()), query, style);
        json.writeEndObject();
    }

    private void collection(JsonGenerator json, Row row, Expansion expansion, Style style) throws IOException {
        Relationship relationship = expansion.relationship();
        int size = expansion.query().top() < 0
                ? Preferences.LARGEST_PAGE
                : expansion.query().top();
        json.writeArrayFieldStart(expansion.name());
        for (Row child : runner.children(expansion.query(), relationship, row, size)) {
            json.writeStartObject();
            members(json, child, expansion.query(), style);
            json.writeEndObject();
        }
        json.writeEndArray();
        // the service adds this link even when all children have been shown
        json.writeStringField(
                expansion.name() + "@odata.nextLink",
                style.serviceRoot() + row.table().setName() + "(" + row.id() + ")/" + expansion.name());
    }
}
