package dev.gangway.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The key of a record: of a prospect, a customer, a request, a notification ... Compared as it is stored, character by
 * character; records are locked in this order.
 *
 * @param dataareaid the legal entity; empty where the id alone is unique
 * @param id what names the record within its legal entity: a prospect id, a customer account, a request id ...; in JSON
 *     it is {@code subject}, as programs know it
 */
public record RecordKey(
        String dataareaid, @JsonProperty("subject") String id) implements Comparable<RecordKey> {
    private static final Comparator<RecordKey> ORDER =
            Comparator.comparing(RecordKey::dataareaid).thenComparing(RecordKey::id);

    /** @param id the column with the id, beside {@code dataareaid} */
    public static RecordKey of(Row row, String id) {
        return new RecordKey(row.text("dataareaid"), row.text(id));
    }

    /**
     * Parameters for a statement over many records.
     *
     * @param ids the name of the parameter with the ids; the legal entities are {@code dataareaids}
     */
    public static Map<String, Object> parameters(Collection<RecordKey> keys, String ids) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "dataareaids",
                Database.texts(keys.stream().map(RecordKey::dataareaid).toList()));
        parameters.put(ids, Database.texts(keys.stream().map(RecordKey::id).toList()));
        return parameters;
    }

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return dataareaid.isEmpty() ? id : dataareaid + '/' + id;
    }
}
