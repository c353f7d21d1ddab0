package dev.gangway.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** Maps work items from and to the rows of {@code gangway.due}. */
public final class WorkItemRows {
    public static final RowMapper<WorkItem> MAPPER = (rs, number) ->
            new WorkItem(new RecordKey(rs.getString("dataareaid"), rs.getString("subject")), rs.getInt("attempts"));

    private WorkItemRows() {}

    /** Parameters for one record. */
    public static Map<String, Object> parameters(Map<String, ?> common, RecordKey key) {
        Map<String, Object> parameters = new HashMap<>(common);
        parameters.put("dataareaid", key.dataareaid());
        parameters.put("subject", key.id());
        return parameters;
    }

    /** Parameters for many records of a job. */
    public static Map<String, Object> parameters(String job, Collection<RecordKey> keys) {
        Map<String, Object> parameters = RecordKey.parameters(keys, "subjects");
        parameters.put("job", job);
        return parameters;
    }
}
