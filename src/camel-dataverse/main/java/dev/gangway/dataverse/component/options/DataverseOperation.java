package dev.gangway.dataverse.component.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
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

    /** What can be done with a row that says no more than its columns. */
    private static final Set<DataverseOperation> OF_ROWS = EnumSet.range(CREATE, RETRIEVE);

    private static final Set<DataverseOperation> IN_BATCHES = EnumSet.range(CREATE, RETRIEVE);

    static {
        IN_BATCHES.add(ACTION);
    }

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
     * @param where what names it, for the message
     * @throws IllegalArgumentException when there is none; says which there are
     */
    public static DataverseOperation of(String name, String where) {
        return of(name, where, EnumSet.allOf(DataverseOperation.class));
    }

    /** The same for an element of a batch. */
    public static DataverseOperation inBatch(String name, String where) {
        return of(name, where, IN_BATCHES);
    }

    /** The same for a batch whose elements are rows. */
    static DataverseOperation ofRows(String name, String where) {
        return of(name, where, OF_ROWS);
    }

    private static DataverseOperation of(String name, String where, Collection<DataverseOperation> among) {
        return among.stream()
                .filter(operation -> operation.text.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "' (in " + where
                        + "); did you mean '" + nearest(name, among) + "'? There are: " + names(among)));
    }

    private static String names(Collection<DataverseOperation> among) {
        return among.stream().map(DataverseOperation::text).sorted().collect(Collectors.joining(", "));
    }

    private static String nearest(String name, Collection<DataverseOperation> among) {
        return among.stream()
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
