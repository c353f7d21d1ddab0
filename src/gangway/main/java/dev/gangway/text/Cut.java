package dev.gangway.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text to the length of a column. It ends after a whole grapheme cluster, which is what a reader takes for one
 * character: half an emoji or half a surrogate pair is no text any more, and services refuse it.
 */
public final class Cut {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Cut() {}

    /**
     * The text, or as many whole clusters from its start as fit.
     *
     * @param most in UTF-16 units, as Java, HSQLDB and Sales count
     */
    public static String to(int most, String text) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find() && clusters.end() <= most) {
            end = clusters.end();
        }
        // a single cluster may be longer than the column: marks upon marks
        return text.substring(0, end > 0 ? end : wholeCodePoints(text, most));
    }

    private static int wholeCodePoints(String text, int most) {
        return most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
