package dev.gangway.runner.demo;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Text measured in the columns of a terminal, where a Chinese character takes two and a combining accent none. */
final class Columns {

    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final String ELLIPSIS = "…";

    private Columns() {}

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text in exactly that many columns: filled up with blanks, or cut with an ellipsis. */
    static String fit(String text, int columns) {
        String fitting = width(text) <= columns ? text : cut(text, columns - 1) + ELLIPSIS;
        return fitting + " ".repeat(columns - width(fitting));
    }

    private static String cut(String text, int columns) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            used += width(codePoint);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.toString();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        boolean halfWidthKatakana = codePoint >= 0xFF61 && codePoint <= 0xFFDC;
        boolean cjkPunctuation = codePoint >= 0x3000 && codePoint <= 0x303F;
        boolean fullWidthForm = codePoint >= 0xFF01 && codePoint <= 0xFF60;
        return !halfWidthKatakana && (cjkPunctuation || fullWidthForm || WIDE.contains(UnicodeScript.of(codePoint)));
    }
}
