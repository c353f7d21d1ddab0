package dev.gangway.odata.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from a service safe for messages and logs. */
public final class Printable {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Printable() {}

    /** Removes control characters and limits the length, so that a response cannot forge or flood log lines. */
    public static String of(String text, int most) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > most ? whole(text, most) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Returns as many whole user-perceived characters as fit, so that no emoji is split. */
    private static String whole(String text, int most) {
        int end = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find() && clusters.end() <= most) {
            end = clusters.end();
        }
        return text.substring(0, end);
    }
}
