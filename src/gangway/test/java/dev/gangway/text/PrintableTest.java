package dev.gangway.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    /** Written as code points, so that no editor hides them. */
    private static final int[] HARMFUL = {
        0x00, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xAD, 0x200B, 0x200E, 0x202A,
        0x202E, 0x2028, 0x2029, 0x2066, 0x2069, 0xFEFF, 0xD800, 0xDC00, 0xE0001
    };

    @Test
    void everyCharacterThatActsIsShownAsItsEscape() {
        for (int character : HARMFUL) {
            assertThat(Printable.line("a" + text(character) + "b"))
                    .as("U+%04X", character)
                    .matches("a(\\\\[nrt]|(\\\\u[0-9a-f]{4}){1,2})b");
        }
    }

    @Test
    void lettersOfAllLanguagesStayAsTheyAre() {
        String names = "Škoda Øre Ωμέγα Łódź 株式会社 שלום مرحبا 👩 a\\b \"c\"";

        assertThat(Printable.line(names)).isSameAs(names);
    }

    @Test
    void noCharacterAtAllComesThroughThatCouldAct() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String shown = Printable.line(text(character));

            assertThat(shown.codePoints().noneMatch(PrintableTest::acts))
                    .as("U+%04X", character)
                    .isTrue();
        }
    }

    @Test
    void linesKeepTheirOwnLineFeedsAndNothingElse() {
        assertThat(Printable.lines("a\nb\rc\u001b[2J")).isEqualTo("a\nb\\rc\\u001b[2J");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Printable.line(null)).isNull();
        assertThat(Printable.line("")).isEmpty();
    }

    private static boolean acts(int character) {
        return Character.isISOControl(character)
                || Character.isIdentifierIgnorable(character)
                || character == 0x2028
                || character == 0x2029
                || Character.getType(character) == Character.SURROGATE;
    }

    private static String text(int character) {
        return new String(Character.toChars(character));
    }
}
