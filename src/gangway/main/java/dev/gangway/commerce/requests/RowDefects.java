package dev.gangway.commerce.requests;

import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.time.LocalDateTime;

/**
 * Values that one kind of database stores and another refuses or changes. Such a row is refused on all of them, so
 * that it does not depend on the database which requests come through.
 */
final class RowDefects {
    private static final int LAST_YEAR = 9999;

    private RowDefects() {}

    /** What is wrong with the first such column; null when nothing is. */
    static String of(Row row) {
        for (String column : row.keySet()) {
            String defect = of(row.get(column));
            if (defect != null) {
                return column + ' ' + defect;
            }
        }
        return null;
    }

    private static String of(Object value) {
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof LocalDateTime time && (time.getYear() < 1 || time.getYear() > LAST_YEAR)) {
            return "is not between the years 1 and 9999";
        }
        return value instanceof Double number && !Double.isFinite(number) ? "is not a number but " + number : null;
    }

    private static String ofText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return "holds " + Fold.name(0) + ", which is no text";
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return String.format("holds half a character (U+%04X), which is no text", (int) unit);
            }
        }
        return null;
    }
}
