package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL split at the service root.
 *
 * @param root the part up to and including the version, starting with a slash and ending in one; empty when relative
 * @param path the path below it, encoded
 * @param query raw query string, or null
 */
public record ServiceAddress(String root, String path, String query) {
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^/]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROOT = Pattern.compile("/api/data/([^/?]+)(?:/|(?=\\?)|$)");
    private static final Pattern VERSION = Pattern.compile("v(8\\.[0-2]|9\\.[0-2])");

    /** Parses a URL below {@code /api/data/} that starts with a slash. */
    public static ServiceAddress parse(String path, String query) {
        Matcher root = ROOT.matcher(path);
        if (!root.lookingAt()) {
            throw ProtocolRefusals.segmentNotFound(path);
        }
        if (!VERSION.matcher(root.group(1)).matches()) {
            throw ProtocolRefusals.versionNotUnderstood(root.group(1));
        }
        return new ServiceAddress("/api/data/" + root.group(1) + "/", path.substring(root.end()), query);
    }

    /** Parses the URL of a batch part: absolute, starting with a slash, or relative to the service root. */
    public static ServiceAddress inBatch(String url) {
        Matcher absolute = ABSOLUTE.matcher(url);
        String local = absolute.lookingAt() ? url.substring(absolute.end()) : url;
        int question = local.indexOf('?');
        String path = question < 0 ? local : local.substring(0, question);
        String query = question < 0 ? null : local.substring(question + 1);
        return path.startsWith("/") ? parse(path, query) : new ServiceAddress("", path, query);
    }
}
