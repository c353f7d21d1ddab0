package dev.gangway.fno;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Literals of filters, and how they get into an address. */
public final class Literals {
    private static final String NAMESPACE = "Microsoft.Dynamics.DataEntities.";

    private Literals() {}

    /** A text, quoted. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A member of an enumeration, qualified: a number or a plain text is refused. */
    public static String member(String enumeration, String name) {
        return NAMESPACE + enumeration + "'" + name + "'";
    }

    /** A filter as the value of a query option. */
    public static String query(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Percent-encoded but for quotes; dots too: two of them in a row would mean a way out of the service. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%27", "'")
                .replace(".", "%2E")
                .replace("*", "%2A");
    }
}
