package dev.gangway.sandbox.records;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.ColumnType;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of one table that are computed from others: full name, composed addresses, amounts in base currency.
 */
final class ComputedColumns {
    private static final int ADDRESSES = 3;
    private static final int BASE_SCALE = 4;

    private final Column fullName;
    private final List<Column> nameParts;
    private final Column fileSize;
    private final Column fileBody;
    private final Column objectType;
    private final Column object;
    private final Column exchangeRate;
    private final Column currency;
    private final Map<Column, List<Column>> addresses = new LinkedHashMap<>();
    private final Map<Column, Column> moneyToBase = new LinkedHashMap<>();

    ComputedColumns(Table table) {
        boolean named = table.column("fullname") != null;
        fullName = table.column("fullname");
        nameParts = named ? present(table, "firstname", "middlename", "lastname") : List.of();
        fileSize = table.column("filesize");
        fileBody = table.column("documentbody");
        objectType = table.column("objecttypecode");
        object = table.column("objectid");
        exchangeRate = table.column("exchangerate");
        currency = table.column("transactioncurrencyid");
        for (int i = 1; i <= ADDRESSES; i++) {
            Column composite = table.column("address" + i + "_composite");
            if (composite != null) {
                String prefix = "address" + i + "_";
                addresses.put(
                        composite,
                        present(
                                table,
                                prefix + "line1",
                                prefix + "line2",
                                prefix + "line3",
                                prefix + "city",
                                prefix + "stateorprovince",
                                prefix + "postalcode",
                                prefix + "country"));
            }
        }
        for (Column column : table.columns()) {
            Column base = column.type() == ColumnType.MONEY ? table.column(column.name() + "_base") : null;
            if (base != null) {
                moneyToBase.put(column, base);
            }
        }
    }

    void compute(Transaction tx, Object[] values) {
        if (fullName != null) {
            // first, middle, last: the default name format of western languages
            values[fullName.ordinal()] = join(values, nameParts, " ");
        }
        addresses.forEach((composite, parts) -> values[composite.ordinal()] = join(values, parts, "\r\n"));
        if (fileSize != null) {
            values[fileSize.ordinal()] = size((String) values[fileBody.ordinal()]);
        }
        if (objectType != null && values[object.ordinal()] instanceof Reference reference) {
            values[objectType.ordinal()] = reference.table().logicalName();
        }
        if (currency != null && exchangeRate != null) {
            computeBase(tx, values);
        }
    }

    private void computeBase(Transaction tx, Object[] values) {
        if (!(values[currency.ordinal()] instanceof Reference reference)) {
            return;
        }
        Row row = tx.find(reference.table(), reference.id());
        BigDecimal rate = (BigDecimal) row.get(reference.table().column("exchangerate"));
        values[exchangeRate.ordinal()] = rate;
        moneyToBase.forEach((money, base) -> {
            BigDecimal amount = (BigDecimal) values[money.ordinal()];
            values[base.ordinal()] = amount == null ? null : amount.divide(rate, BASE_SCALE, RoundingMode.HALF_UP);
        });
    }

    private static Integer size(String base64) {
        if (base64 == null) {
            return 0;
        }
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4 * 3 - padding;
    }

    private static String join(Object[] values, List<Column> parts, String separator) {
        String joined = parts.stream()
                .map(part -> values[part.ordinal()])
                .filter(Objects::nonNull)
                .map(String.class::cast)
                .collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }

    private static List<Column> present(Table table, String... names) {
        List<Column> columns = new ArrayList<>();
        Stream.of(names).map(table::column).filter(Objects::nonNull).forEach(columns::add);
        return columns;
    }
}
