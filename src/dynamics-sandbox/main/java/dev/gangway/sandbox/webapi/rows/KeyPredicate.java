package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key in the parentheses of a URL: the primary key, or the columns of an alternate key. */
public final class KeyPredicate {
    private static final Pattern PAIR =
            Pattern.compile("\\G\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*('(?:[^']|'')*'|[^',]+)\\s*(?:,|$)");
    private static final int GUID_LENGTH = 36;
    /** Characters that are documented not to work in key values; the error is not documented. */
    private static final Pattern UNADDRESSABLE = Pattern.compile("[/<>*%&:\\\\?+]");

    private final Table table;
    private final String text;
    private final UUID id;
    private final AlternateKey key;
    private final Map<Column, Object> values;

    private KeyPredicate(Table table, String text, UUID id, AlternateKey key, Map<Column, Object> values) {
        this.table = table;
        this.text = text;
        this.id = id;
        this.key = key;
        this.values = values;
    }

    /** @throws dev.gangway.sandbox.errors.DataverseException 400 when the text names no key of the table */
    public static KeyPredicate parse(Database database, Table table, String text) {
        UUID id = guid(text);
        if (id != null) {
            return new KeyPredicate(table, text, id, null, Map.of());
        }
        Map<Column, Object> values = pairs(table, text);
        if (values.size() == 1 && values.containsKey(table.key())) {
            return new KeyPredicate(table, text, (UUID) values.get(table.key()), null, Map.of());
        }
        AlternateKey key = database.read(() -> database.data(table).keys()).stream()
                .filter(known -> values.keySet().equals(Set.copyOf(known.columns())))
                .findFirst()
                .orElseThrow(() -> ProtocolRefusals.notAKey(table.logicalName()));
        return new KeyPredicate(table, text, null, key, values);
    }

    public static UUID guid(String text) {
        if (text.length() != GUID_LENGTH) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public boolean isAlternate() {
        return key != null;
    }

    /** Returns the columns of the alternate key; empty for a primary key. */
    public Set<Column> columns() {
        return values.keySet();
    }

    /** Returns the primary key; null for an alternate key. */
    UUID id() {
        return id;
    }

    public String text() {
        return text;
    }

    /** Returns the row with this key, or null; only inside a read or a transaction. */
    public Row find(Database database) {
        return key == null ? database.data(table).get(id) : database.data(table).find(key, values);
    }

    public Row require(Database database) {
        Row row = find(database);
        if (row == null) {
            throw missing();
        }
        return row;
    }

    public RuntimeException missing() {
        return key == null ? Refusals.notFound(table.logicalName(), id) : Refusals.keyNotFound(table.logicalName());
    }

    /** Sets the key's columns in a row that is about to be created. */
    public void fill(Draft draft) {
        if (key == null) {
            draft.set(table.key(), id);
        }
        values.forEach((column, value) -> draft.set(column, value));
    }

    private static Map<Column, Object> pairs(Table table, String text) {
        Map<Column, Object> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(text);
        int end = 0;
        while (pair.find()) {
            Column column = table.property(pair.group(1));
            if (column == null) {
                throw ProtocolRefusals.notAKey(table.logicalName());
            }
            values.put(column, value(table, column, pair.group(2).trim()));
            end = pair.end();
        }
        if (values.isEmpty() || end != text.length()) {
            throw ProtocolRefusals.notAKey(table.logicalName());
        }
        return values;
    }

    private static Object value(Table table, Column column, String literal) {
        boolean quoted = literal.startsWith("'");
        if (quoted != column.type().isText()) {
            throw ProtocolRefusals.notAKey(table.logicalName());
        }
        try {
            return switch (column.type()) {
                case STRING, MEMO, ENTITYNAME -> text(literal);
                case INTEGER, PICKLIST, STATE, STATUS -> Integer.valueOf(literal);
                case BIGINT -> Long.valueOf(literal);
                case DECIMAL, MONEY -> new BigDecimal(literal);
                case UNIQUEIDENTIFIER -> UUID.fromString(literal);
                case LOOKUP -> new Reference(lookupTarget(table, column), UUID.fromString(literal));
                case DATETIME -> OffsetDateTime.parse(literal).toEpochSecond();
                case DATE -> LocalDate.parse(literal);
                case BOOLEAN, DOUBLE -> throw ProtocolRefusals.notAKey(table.logicalName());
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProtocolRefusals.notAKey(table.logicalName());
        }
    }

    private static String text(String literal) {
        if (UNADDRESSABLE.matcher(literal).find()) {
            throw ProtocolRefusals.querySyntax();
        }
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    private static Table lookupTarget(Table table, Column column) {
        return table.navigations().stream()
                .filter(navigation -> navigation.column() == column && navigation.target() != null)
                .findFirst()
                .orElseThrow(() -> ProtocolRefusals.notAKey(table.logicalName()))
                .target();
    }
}
