package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path below the service root, split into segments. Olingo's parser does not fit: it supports neither alternate
 * keys in URLs nor upsert by them, and a slash inside a quoted key must not split.
 */
public record ResourcePath(List<Segment> segments) {

    /**
     * One segment of the path.
     *
     * @param name decoded name
     * @param key the text in parentheses, decoded; null when there are none
     */
    public record Segment(String name, String key) {}

    public static ResourcePath parse(String path) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= path.length(); i++) {
            boolean end = i == path.length();
            if (!end && path.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!end && path.startsWith("%27", i)) {
                quoted = !quoted;
            } else if (end || path.charAt(i) == '/' && !quoted) {
                if (i > start) {
                    segments.add(segment(path.substring(start, i)));
                }
                start = i + 1;
            }
        }
        return new ResourcePath(segments);
    }

    private static Segment segment(String raw) {
        String text = raw.indexOf('%') < 0 ? raw : decode(raw);
        int open = text.indexOf('(');
        if (open < 0) {
            return new Segment(text, null);
        }
        if (!text.endsWith(")")) {
            throw ProtocolRefusals.querySyntax();
        }
        return new Segment(text.substring(0, open), text.substring(open + 1, text.length() - 1));
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProtocolRefusals.querySyntax();
        }
    }

    public int size() {
        return segments.size();
    }

    public Segment get(int i) {
        return segments.get(i);
    }
}
