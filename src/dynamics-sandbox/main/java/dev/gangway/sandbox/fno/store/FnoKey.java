package dev.gangway.sandbox.fno.store;

import java.util.List;
import java.util.Locale;

/** The values of a key in the order of the metadata, compared case-insensitively as in the database. */
public record FnoKey(List<Object> values) implements Comparable<FnoKey> {

    public FnoKey {
        values = values.stream()
                .map(value -> value instanceof String text ? text.toLowerCase(Locale.ROOT) : value)
                .toList();
    }

    public static FnoKey of(Object... values) {
        return new FnoKey(List.of(values));
    }

    @Override
    public int compareTo(FnoKey other) {
        for (int i = 0; i < values.size(); i++) {
            int order = compare(values.get(i), other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
