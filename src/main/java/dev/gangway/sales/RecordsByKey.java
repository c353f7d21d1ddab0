package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads many records of a table by their keys. A query for hundreds of them counts as one read where a batch counts each of
 * its operations, but it is silent about a record that is gone and about one that this user may not read. So those that it
 * leaves out are read one by one, and all of them when the query is refused.
 */
final class RecordsByKey {
    /** Some 20,000 characters of URL. */
    static final int AT_ONCE = 500;

    private final Dataverse sales;
    private final String entitySet;
    private final String key;
    private final String options;
    private final Map<String, Outcome> found = new HashMap<>();

    RecordsByKey(Dataverse sales, String entitySet, String key, String options) {
        this.sales = sales;
        this.entitySet = entitySet;
        this.key = key;
        this.options = options;
    }

    /** One outcome per key, in their order. */
    List<Outcome> read(List<String> keys) {
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            groups.add(keys.subList(from, Math.min(from + AT_ONCE, keys.size())));
        }
        List<Outcome> answers = sales.batch(
                groups.stream().map(this::query).map(Operation::retrieve).toList());
        for (int i = 0; i < groups.size(); i++) {
            keep(answers.get(i), groups.get(i));
        }
        List<String> left =
                keys.stream().filter(one -> !found.containsKey(lower(one))).toList();
        List<Outcome> singles = sales.batch(left.stream()
                .map(one -> Operation.retrieve(entitySet + "(" + one + ")?" + options))
                .toList());
        for (int i = 0; i < left.size(); i++) {
            found.put(lower(left.get(i)), singles.get(i));
        }
        return keys.stream().map(one -> found.get(lower(one))).toList();
    }

    private String query(List<String> keys) {
        return entitySet + "?" + options + "&$filter=Microsoft.Dynamics.CRM.In(PropertyName='" + key
                + "',PropertyValues=["
                + keys.stream().map(one -> "'" + one + "'").collect(Collectors.joining(",")) + "])";
    }

    private void keep(Outcome answer, List<String> keys) {
        switch (answer.verdict()) {
            case DONE -> {
                for (JsonNode row : answer.body().path("value")) {
                    found.put(
                            lower(row.path(key).asText()),
                            new Outcome(Verdict.DONE, answer.status(), null, null, row, null));
                }
            }
            // the service is not asked once more before it has had its rest
            case RETRY, UNKNOWN -> keys.forEach(one -> found.put(lower(one), answer));
            default -> {}
        }
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
