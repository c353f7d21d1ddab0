package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.AnswerTooLargeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads many records of a table by their keys. A query for hundreds of records counts as one read, where a batch
 * counts each of its operations. But a query silently omits deleted records and those that this user may not read.
 * Each missing record is therefore read on its own; if the query is rejected, all of them are.
 */
final class RecordsByKey {
    /** Results in URLs of some 20,000 characters. */
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

    /** Returns one outcome per key, in the same order. */
    List<Outcome> read(List<String> keys) {
        ask(keys);
        List<String> left =
                keys.stream().filter(one -> !found.containsKey(lower(one))).toList();
        askEach(left);
        return keys.stream().map(one -> found.get(lower(one))).toList();
    }

    private void ask(List<String> keys) {
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            groups.add(keys.subList(from, Math.min(from + AT_ONCE, keys.size())));
        }
        inSmallerParts(keys, this::ask, () -> {
            List<Outcome> answers = sales.batchInHalves(
                    groups.stream().map(this::query).map(Operation::retrieve).toList());
            for (int i = 0; i < groups.size(); i++) {
                keep(answers.get(i), groups.get(i));
            }
        });
    }

    private void askEach(List<String> keys) {
        inSmallerParts(keys, this::askEach, () -> {
            List<Outcome> answers = sales.batchInHalves(keys.stream()
                    .map(one -> Operation.retrieve(entitySet + "(" + one + ")?" + options))
                    .toList());
            for (int i = 0; i < keys.size(); i++) {
                found.put(lower(keys.get(i)), answers.get(i));
            }
        });
    }

    /** Splits the request when records are so large that fewer of them must be requested at a time. */
    private static void inSmallerParts(List<String> keys, Consumer<List<String>> part, Runnable all) {
        try {
            all.run();
        } catch (AnswerTooLargeException e) {
            if (keys.size() == 1) {
                throw e;
            }
            part.accept(keys.subList(0, keys.size() / 2));
            part.accept(keys.subList(keys.size() / 2, keys.size()));
        }
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
            // the service is not called again before its wait is over
            case RETRY, UNKNOWN -> keys.forEach(one -> found.put(lower(one), answer));
            default -> {}
        }
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
