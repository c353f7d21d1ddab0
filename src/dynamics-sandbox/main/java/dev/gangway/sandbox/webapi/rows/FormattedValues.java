package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formatted values in US English and UTC, the settings of a user who never changed them. */
final class FormattedValues {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private final Database database;

    FormattedValues(Database database) {
        this.database = database;
    }

    /** Returns the formatted value, or null where the service has none. */
    String of(Row row, Column column, Object value) {
        return switch (column.type()) {
            case PICKLIST, STATE, STATUS -> column.options().get((Integer) value);
            case BOOLEAN -> (Boolean) value ? "Yes" : "No";
            case INTEGER -> pattern("#,##0").format(value);
            case BIGINT -> pattern("#,##0").format(value);
            case DECIMAL, DOUBLE -> pattern("#,##0.00#######").format(value);
            case MONEY -> money(row, (BigDecimal) value);
            case DATETIME -> DATE_TIME.format(Instant.ofEpochSecond((Long) value));
            case DATE -> DATE.format((LocalDate) value);
            case LOOKUP -> name((Reference) value);
            default -> null;
        };
    }

    private String name(Reference reference) {
        Table table = reference.table();
        Row row = database.data(table).get(reference.id());
        Object name = row == null || table.nameColumn() == null ? null : row.get(table.nameColumn());
        return name == null ? null : name.toString();
    }

    private String money(Row row, BigDecimal amount) {
        Table currencies = database.model().table("transactioncurrency");
        Object currency = currencyOf(row);
        Row found = currency instanceof Reference reference
                ? database.data(currencies).get(reference.id())
                : null;
        String symbol = found == null ? "" : (String) found.get(currencies.column("currencysymbol"));
        return symbol + pattern("#,##0.00").format(amount);
    }

    private static Object currencyOf(Row row) {
        Column currency = row.table().column("transactioncurrencyid");
        return currency == null ? null : row.get(currency);
    }

    private static DecimalFormat pattern(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
    }
}
