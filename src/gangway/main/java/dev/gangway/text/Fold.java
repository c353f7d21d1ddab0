package dev.gangway.text;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One notation for what looks alike: Java's {@code strip}, SQL's {@code TRIM} and people's eyes each see something else at
 * the ends of a text.
 */
public final class Fold {
    private Fold() {}

    /** Whether nothing of it can be seen: it is null or empty, or all of it is white space, invisible or looks blank. */
    public static boolean isBlank(String text) {
        return text == null || strip(text).isEmpty();
    }

    /**
     * The text between the first and the last visible character; empty when there is none. What looks blank and is a letter,
     * a mark or a symbol to Unicode belongs to the text beside it, and is nothing by itself.
     */
    public static String strip(String text) {
        int end = text.length();
        int begin = 0;
        while (begin < end && isInvisible(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && isInvisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        if (begin < end && looksBlank(text.codePointAt(begin)) && isNothing(text.substring(begin, end))) {
            return "";
        }
        return begin == 0 && end == text.length() ? text : text.substring(begin, end);
    }

    /** A key or an e-mail address in plain letters: stripped, and wide, narrow or ligated letters (NFKC) made the usual ones. */
    public static String key(String text) {
        String stripped = strip(text);
        return isAscii(stripped) ? stripped : strip(Normalizer.normalize(stripped, Normalizer.Form.NFKC));
    }

    /**
     * An e-mail address as it is compared: {@link #key} with small letters for the capital ones of ASCII. What the capitals of
     * other alphabets become depends on the database, its locale and Java, so they stay; at the door, none is in an address.
     */
    public static String address(String text) {
        StringBuilder folded = new StringBuilder(key(text));
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return folded.toString();
    }

    /** A name as it is compared: {@link #key} in any case of any alphabet; empty for null. */
    public static String words(String text) {
        return text == null ? "" : key(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Code points and names of the invisible characters, such as {@code U+0009 CHARACTER TABULATION}; blanks are left out. */
    public static Set<String> invisible(String text) {
        return text.codePoints()
                .filter(character -> character != ' ' && (isInvisible(character) || looksBlank(character)))
                .mapToObj(Fold::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a line break, a tab or another control character is in it. */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** Code point and name of a character. */
    public static String name(int character) {
        return String.format("U+%04X %s", character, Character.getName(character));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static boolean isNothing(String text) {
        return text.codePoints().allMatch(character -> isInvisible(character) || looksBlank(character));
    }

    /**
     * What Unicode calls default ignorable beside format characters (fillers of Hangul, vowels of Khmer, selectors of
     * variations, tags), and what is drawn as nothing: the Braille pattern without dots, the note without a head.
     */
    private static boolean looksBlank(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F -> true;
            case 0x2065, 0x2800, 0x3164, 0xFFA0, 0x1D159 -> true;
            default ->
                character >= 0xFE00 && character <= 0xFE0F
                        || character >= 0xFFF0 && character <= 0xFFF8
                        || character >= 0xE0000 && character <= 0xE0FFF;
        };
    }

    /** White space of any alphabet, control characters, and format characters such as joiners and byte order marks. */
    private static boolean isInvisible(int character) {
        if (character > ' ' && character < 0x7F) {
            return false;
        }
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
