package dev.gangway.commerce.mail.server;

import java.util.regex.Pattern;

/** Words of strangers, made fit for logs: one line, of a certain length, without personal data. */
final class Replies {
    static final String HIDDEN = "(address)";

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]\"',;:]*(?:@|%40|\\uFF20)[^\\s<>()\\[\\]\"',;:]*");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Z}\\s]+");

    private Replies() {}

    /** One line without mail addresses. */
    static String tidy(String words, int longest) {
        if (words == null) {
            return "";
        }
        String line = INVISIBLE.matcher(words).replaceAll(" ").strip();
        line = ADDRESS.matcher(line).replaceAll(HIDDEN);
        // supplementary characters stay whole
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest));
    }

    /** Servers also name the mailbox alone, or hide the address in a return path such as bob=partner.example. */
    static String without(String address, String words) {
        if (address == null) {
            return words;
        }
        String bare = address.strip();
        int at = bare.lastIndexOf('@');
        String mailbox = at < 1 ? bare : bare.substring(0, at);
        return mailbox.isEmpty()
                ? words
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(mailbox) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(words)
                        .replaceAll(HIDDEN);
    }
}
