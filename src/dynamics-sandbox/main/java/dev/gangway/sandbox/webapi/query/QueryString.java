package dev.gangway.sandbox.webapi.query;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The query string, decoded: clients encode names as well as values, some of them even the dollar sign. */
public final class QueryString {
    private static final Set<String> FOR_OLINGO =
            Set.of("$select", "$expand", "$filter", "$orderby", "$top", "$count", "$apply");

    private static final Set<String> PAGING = Set.of("$skiptoken", "$deltatoken");

    private final Map<String, String> options = new LinkedHashMap<>();

    public QueryString(String raw) {
        if (raw == null || raw.isEmpty()) {
            return;
        }
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            options.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProtocolRefusals.querySyntax();
        }
    }

    /** Returns the option's value, or null. */
    public String get(String name) {
        return options.get(name);
    }

    /** Returns the value of a custom option such as {@code savedQuery}, whose name is case-insensitive; or null. */
    public String custom(String name) {
        return options.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public boolean isEmpty() {
        return options.isEmpty();
    }

    /** Returns the options that Olingo parses, encoded again. */
    String forOlingo(QueryFunctions functions) {
        StringBuilder text = new StringBuilder();
        options.forEach((name, value) -> {
            if (name.startsWith("$") && !FOR_OLINGO.contains(name) && !PAGING.contains(name)) {
                throw ProtocolRefusals.general("The query parameter " + name + " is not supported");
            }
            if (FOR_OLINGO.contains(name) || name.startsWith("@")) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=');
                text.append(encode(name.equals("$filter") ? functions.plain(value) : value));
            }
        });
        return text.toString();
    }

    /** Returns the query string without the named options, encoded, ready for an appended ampersand. */
    public String without(String... names) {
        StringBuilder text = new StringBuilder();
        Set<String> left = Set.of(names);
        options.forEach((name, value) -> {
            if (!left.contains(name)) {
                text.append(name).append('=').append(encode(value)).append('&');
            }
        });
        return text.toString();
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
