package dev.gangway.text;

import java.util.function.IntPredicate;

/**
 * Makes text from outside safe to display. A request ID, an e-mail address or the words of a service may hold line breaks,
 * terminal escape sequences or characters that turn the direction of writing; shown as they are, they would forge log
 * lines or run commands of the terminal. Each such character is shown as the escape that JSON and Java know, such as
 * {@code \n} or {@code \u202e}. Everything else stays as it is, letters of all languages too.
 */
public final class Printable {
    private Printable() {}

    /** The text as part of one line: nothing in it breaks the line. Null stays null. */
    public static String line(String text) {
        return escape(text, Printable::isHarmful);
    }

    /** The text as several lines: as {@link #line}, but its line feeds are meant. */
    public static String lines(String text) {
        return escape(text, character -> character != '\n' && isHarmful(character));
    }

    private static String escape(String text, IntPredicate harmful) {
        if (text == null || text.codePoints().noneMatch(harmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (harmful.test(character)) {
                append(shown, character);
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Whether a terminal or a reader could take it for something else than a visible character. */
    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(character)) {
                    shown.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }
}
