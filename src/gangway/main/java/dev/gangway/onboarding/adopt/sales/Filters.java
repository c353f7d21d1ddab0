package dev.gangway.onboarding.adopt.sales;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filters for rows that have one of many values. */
final class Filters {
    /** Values in one query, however they look: some 5,000 characters of URL with long addresses. */
    private static final int COMPARED = 50;
    /** The same for numbers, which need no escaping and fit into a list. */
    private static final int LISTED = 500;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,20}");

    private Filters() {}

    /** As many filters as it takes. */
    static List<String> anyOf(String column, Collection<String> values) {
        List<String> filters = new ArrayList<>();
        chunks(values.stream().filter(value -> PLAIN.matcher(value).matches()).toList(), LISTED)
                .forEach(some -> filters.add("Microsoft.Dynamics.CRM.In(PropertyName='" + column + "',PropertyValues=["
                        + some.stream().map(value -> "'" + value + "'").collect(Collectors.joining(",")) + "])"));
        chunks(values.stream().filter(value -> !PLAIN.matcher(value).matches()).toList(), COMPARED)
                .forEach(some -> filters.add("("
                        + some.stream()
                                .map(value -> column + " eq '" + escaped(value.replace("'", "''")) + "'")
                                .collect(Collectors.joining(" or "))
                        + ")"));
        return filters;
    }

    private static List<List<String>> chunks(List<String> values, int size) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += size) {
            chunks.add(values.subList(from, Math.min(from + size, values.size())));
        }
        return chunks;
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
