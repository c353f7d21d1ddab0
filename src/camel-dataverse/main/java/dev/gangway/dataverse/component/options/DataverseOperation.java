package dev.gangway.dataverse.component.options;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What an endpoint does; the first part of its URI. */
public enum DataverseOperation {
    CREATE("create", true),
    CREATE_IF_ABSENT("createIfAbsent", true),
    UPDATE("update", true),
    UPSERT("upsert", true),
    DELETE("delete", true),
    RETRIEVE("retrieve", true),
    RETRIEVE_ALL("retrieveAll", true),
    QUERY("query", true),
    FETCH("fetch", true),
    BATCH("batch", false),
    CREATE_MULTIPLE("createMultiple", true),
    UPDATE_MULTIPLE("updateMultiple", true),
    UPSERT_MULTIPLE("upsertMultiple", true),
    ASSOCIATE("associate", true),
    DISASSOCIATE("disassociate", true),
    ACTION("action", true),
    FUNCTION("function", true),
    CHANGES("changes", true),
    RAW("raw", false);

    private final String text;
    private final boolean target;

    DataverseOperation(String text, boolean target) {
        this.text = text;
        this.target = target;
    }

    /** As it is written in a URI. */
    public String text() {
        return text;
    }

    /** Whether something has to follow it: a table, or the name of an action or function. */
    public boolean needsTarget() {
        return target;
    }

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException when there is none; says which there are
     */
    public static DataverseOperation of(String name, String uri) {
        return Arrays.stream(values())
                .filter(operation -> operation.text.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "' (in " + uri
                        + "); did you mean '" + nearest(name) + "'? There are: " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(DataverseOperation::text).sorted().collect(Collectors.joining(", "));
    }

    private static String nearest(String name) {
        return List.of(values()).stream()
                .min(Comparator.comparingInt(operation -> distance(operation.text, name)))
                .orElseThrow()
                .text;
    }

    /** How many letters have to be put in, left out or changed. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = now;
        }
        return before[other.length()];
    }

    @Override
    public String toString() {
        return text;
    }
}
