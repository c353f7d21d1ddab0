package dev.gangway.ledger;

import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds for each row of a statement the claimed record that it is about. Keys are compared as they are stored; where a
 * database finds a row by a key that is written in another way (blanks behind it, other case), the folded keys tell.
 */
public final class ClaimedRows {
    private ClaimedRows() {}

    /**
     * @param area the column with the legal entity
     * @param subject the column with the rest of the key
     * @return the rows by claimed record, in the order of the rows; a record that no row is about is missing
     */
    public static Map<Due, Row> of(Claim claim, List<Row> rows, String area, String subject) {
        Map<String, Due> exact = claim.records().stream().collect(toMap(Due::toString, Function.identity()));
        Map<String, Due> folded = null;
        Map<Due, Row> found = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.raw(area) + '/' + row.raw(subject);
            Due due = exact.get(key);
            if (due == null) {
                if (folded == null) {
                    folded = claim.records().stream()
                            .collect(toMap(
                                    one -> fold(one.dataareaid() + '/' + one.subject()), one -> one, (a, b) -> a));
                }
                due = folded.get(fold(key));
            }
            if (due != null) {
                found.putIfAbsent(due, row);
            }
        }
        return found;
    }

    private static String fold(String key) {
        int slash = key.indexOf('/');
        return (Fold.key(key.substring(0, slash)) + '/' + Fold.key(key.substring(slash + 1))).toUpperCase(Locale.ROOT);
    }
}
