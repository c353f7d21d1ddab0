package dev.gangway.odata.http;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The path of an address for messages and logs. The texts in an alternate key may be personal data, such as an e-mail address,
 * and are left out; queries are not shown at all.
 */
public final class ShownPath {
    /** A column of a key with its text; not the names of tables in the addresses of their definitions. */
    private static final Pattern KEY_TEXT = Pattern.compile("(?<=[(,])(?!LogicalName=)([A-Za-z_]\\w*)='(?:[^']|'')*+'");

    private ShownPath() {}

    public static String of(URI url) {
        return of(url.getPath());
    }

    /** @param path may be relative, and escaped */
    public static String of(String path) {
        return path.indexOf('\'') < 0 ? path : KEY_TEXT.matcher(path).replaceAll("$1=...");
    }
}
