package dev.gangway.sandbox.store;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.AlternateKey;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Enforces the uniqueness of an alternate key. Rows with a null in a key column are not indexed; text is compared
 * case-insensitively, as in the service's SQL.
 */
final class KeyIndex {
    private final AlternateKey key;
    private final Map<List<Object>, UUID> rows = new HashMap<>();

    KeyIndex(AlternateKey key) {
        this.key = key;
    }

    AlternateKey key() {
        return key;
    }

    UUID find(Map<Column, Object> values) {
        List<Object> entry = entry(values::get);
        return entry == null ? null : rows.get(entry);
    }

    /**
     * @throws dev.gangway.sandbox.errors.DataverseException 412 0x80060892 when another row has the same values
     */
    void add(Table table, Row row) {
        List<Object> entry = entry(row::get);
        if (entry == null) {
            return;
        }
        UUID holder = rows.putIfAbsent(entry, row.id());
        if (holder != null && !holder.equals(row.id())) {
            String columns = key.columns().stream().map(Column::displayName).collect(Collectors.joining(", "));
            throw Refusals.duplicateKey(key.name(), columns);
        }
    }

    void remove(Row row) {
        List<Object> entry = entry(row::get);
        if (entry != null) {
            rows.remove(entry, row.id());
        }
    }

    private List<Object> entry(Function<Column, Object> values) {
        Object[] parts = new Object[key.columns().size()];
        for (int i = 0; i < parts.length; i++) {
            Object value = values.apply(key.columns().get(i));
            if (value == null) {
                return null;
            }
            parts[i] = comparable(value);
        }
        return List.of(parts);
    }

    private static Object comparable(Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value instanceof Reference reference ? reference.id() : value;
    }
}
