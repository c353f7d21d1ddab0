package dev.gangway.ledger;

import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds for each row of a statement the claimed record that it is about. Keys are compared as they are stored; where a
 * database finds a row by a key that is written in another way (blanks behind it, other case), the folded keys tell.
 */
public final class ClaimedRows {
    private ClaimedRows() {}

    /**
     * @param area the column with the legal entity
     * @param id the column with the rest of the key
     * @return the rows by claimed record, in the order of the rows; a record that no row is about is missing
     */
    public static Map<WorkItem, Row> of(Claim claim, List<Row> rows, String area, String id) {
        Map<RecordKey, WorkItem> exact = claim.records().stream().collect(toMap(WorkItem::key, item -> item));
        Map<RecordKey, WorkItem> folded = null;
        Map<WorkItem, Row> found = new LinkedHashMap<>();
        for (Row row : rows) {
            var key = new RecordKey(row.raw(area), row.raw(id));
            WorkItem item = exact.get(key);
            if (item == null) {
                if (folded == null) {
                    folded = claim.records().stream().collect(toMap(one -> fold(one.key()), one -> one, (a, b) -> a));
                }
                item = folded.get(fold(key));
            }
            if (item != null) {
                found.putIfAbsent(item, row);
            }
        }
        return found;
    }

    private static RecordKey fold(RecordKey key) {
        return new RecordKey(fold(key.dataareaid()), fold(key.id()));
    }

    private static String fold(String text) {
        return Fold.key(text).toUpperCase(Locale.ROOT);
    }
}
