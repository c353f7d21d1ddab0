package dev.gangway.commerce.mail.templates;

import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code %name%} marks of Commerce's mail templates. */
final class Placeholders {

    private static final Pattern KNOWN = Pattern.compile(
            "%(firstname|lastname|company|email|zipcode|comments|storename|storeurl)%", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY = Pattern.compile("%([A-Za-z][A-Za-z0-9_]*)%");
    /** The beginning of something like {@code %C3%A9}: an escaped byte in a link, not a placeholder. */
    private static final Pattern ESCAPED_BYTE = Pattern.compile("[0-9A-Fa-f]{2}");

    private Placeholders() {}

    /**
     * Puts the values in, in one pass: a value that looks like a placeholder is not looked at again.
     *
     * @param values by name; must compare names without case
     * @param escape what to do with a value before it goes in
     */
    static String fill(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return KNOWN.matcher(template).replaceAll(mark -> {
            String value = values.get(mark.group(1));
            return value == null ? "" : Matcher.quoteReplacement(escape.apply(value));
        });
    }

    /** Names of the marks that will stay as they are, in lower case. */
    static SortedSet<String> unknownIn(String template) {
        SortedSet<String> names = new TreeSet<>();
        ANY.matcher(KNOWN.matcher(template).replaceAll(""))
                .results()
                .map(mark -> mark.group(1))
                .filter(name -> !ESCAPED_BYTE.matcher(name).matches())
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
