package dev.gangway.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A browser's request, created by the server of the console: Gangway's own listener or the host's.
 *
 * @param path below the place where the console is mounted, such as {@code /errors/17}; still percent-encoded
 * @param base where it is mounted, such as {@code /gangway}; empty for the root
 * @param headers by name, in any case
 * @param body at most {@link #LONGEST_BODY} bytes; null when it was longer
 * @param from who asks
 */
public record Request(
        String method, String base, String path, String query, Map<String, String> headers, byte[] body, Caller from) {
    /** Room for some thousand selected records. */
    public static final int LONGEST_BODY = 256 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    public Request {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /**
     * As a host's server has it, for {@link dev.gangway.console.Console} under a path of the host's.
     *
     * @param path the whole path, still percent-encoded
     * @param headers several values of one are separated by commas
     * @param body is read, and not closed
     * @param remote the address of the browser, or of a proxy before the server
     * @param user whom the server has signed in; null when it has signed in nobody
     * @throws IOException when the body cannot be read, or the address is none
     */
    public static Request of(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            InputStream body,
            InetAddress remote,
            String user)
            throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        return new Request(
                method, "", path, query, headers, bytes.length > LONGEST_BODY ? null : bytes, new Caller(remote, user));
    }

    /** The same below a path; empty when it is elsewhere. */
    Optional<Request> below(String mount) {
        boolean isBelow = path.equals(mount) || path.startsWith(mount + "/");
        return isBelow
                ? Optional.of(new Request(method, mount, path.substring(mount.length()), query, headers, body, from))
                : Optional.empty();
    }

    /**
     * Who asks.
     *
     * @param remote the address of the browser, or of a proxy before the server
     * @param user whom the server has signed in; null when it has signed in nobody
     */
    public record Caller(InetAddress remote, String user) {}

    /** The address of the browser, or of a proxy before the server. */
    public InetAddress remote() {
        return from.remote();
    }

    /** Whom the server has signed in; null when it has signed in nobody. */
    public String user() {
        return from.user();
    }

    /** Whether a U+0000 is in it, which no database keeps. */
    public boolean hasNul() {
        String form = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        return Stream.of(path, query == null ? "" : query, form)
                .anyMatch(part -> part.indexOf('\0') >= 0 || part.contains("%00"));
    }

    /** The header's value; empty when it is not there. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** The parts of the path, decoded: {@code errors} and {@code 17}. None for the first page. */
    public List<String> parts() {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(Request::decode)
                .toList();
    }

    /** A parameter of the query; empty when it is not there. */
    public String parameter(String name) {
        return first(pairs(query), name);
    }

    /** A field of the form; empty when it is not there. */
    public String field(String name) {
        return first(form(), name);
    }

    /** All values of the fields of that name. */
    public List<String> fields(String name) {
        return form().getOrDefault(name, List.of());
    }

    /** The value of a cookie; empty when it is not there. */
    public String cookie(String name) {
        for (String pair : header("Cookie").split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return pair.substring(equals + 1).strip();
            }
        }
        return "";
    }

    private Map<String, List<String>> form() {
        boolean isForm = header("Content-Type").toLowerCase(Locale.ROOT).startsWith(FORM);
        return isForm && body != null ? pairs(new String(body, StandardCharsets.UTF_8)) : Map.of();
    }

    private static String first(Map<String, List<String>> pairs, String name) {
        return pairs.getOrDefault(name, List.of("")).get(0);
    }

    private static Map<String, List<String>> pairs(String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : (encoded == null ? "" : encoded).split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            pairs.computeIfAbsent(form(name), key -> new ArrayList<>()).add(form(value));
        }
        return pairs;
    }

    private static String decode(String part) {
        return form(part.replace("+", "%2B"));
    }

    /** Nonsense stays as it is. */
    private static String form(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
