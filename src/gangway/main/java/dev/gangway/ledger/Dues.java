package dev.gangway.ledger;

import dev.gangway.database.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** How due records travel to and from statements. */
final class Dues {
    static final RowMapper<Due> MAPPER =
            (rs, number) -> new Due(rs.getString("dataareaid"), rs.getString("subject"), rs.getInt("attempts"));

    /** In which rows are locked: that of the keys, character by character. */
    static final Comparator<Due> ORDER = Comparator.comparing(Due::dataareaid).thenComparing(Due::subject);

    private Dues() {}

    static Map<String, Object> key(Map<String, ?> common, Due due) {
        Map<String, Object> key = new HashMap<>(common);
        key.put("dataareaid", due.dataareaid());
        key.put("subject", due.subject());
        key.put("attempts", due.attempts());
        return key;
    }

    static Map<String, Object> keys(String job, Collection<Due> records) {
        Map<String, Object> keys = new HashMap<>();
        keys.put("job", job);
        keys.put(
                "dataareaids",
                Database.texts(records.stream().map(Due::dataareaid).toList()));
        keys.put("subjects", Database.texts(records.stream().map(Due::subject).toList()));
        return keys;
    }
}
