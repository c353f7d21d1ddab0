package dev.gangway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    @Test
    void everyInvisibleCharacterGoesFromTheEndsAndNoneElse() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT)
                .mapToObj(Character::toString)
                .forEach(invisible -> assertThat(Fold.strip(invisible + "a" + invisible + "b" + invisible))
                        .isEqualTo("a" + invisible + "b"));
        assertThat(Fold.strip(" \t\u00A0\uFEFF")).isEmpty();
        assertThat(Fold.strip("\u0301a")).isEqualTo("\u0301a");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180F, 0x2065, 0x2800, 0x3164, 0xFE0F, 0xFFA0, 0xFFF0, 0x1D159,
                0xE0001, 0xE0100
            })
    void whatLooksBlankIsNothingByItselfAndStaysBesideLetters(int character) {
        String blank = Character.toString(character);

        assertThat(Fold.isBlank(" " + blank + "\u200B" + blank)).isTrue();
        assertThat(Fold.key(blank)).isEmpty();
        assertThat(Fold.invisible(blank)).hasSize(1);
        assertThat(Fold.isBlank(blank + "x")).isFalse();
        assertThat(Fold.strip("\u2764\uFE0F ")).isEqualTo("\u2764\uFE0F");
    }

    @Test
    void nullIsBlankAndALetterOfAnyAlphabetIsNot() {
        assertThat(Fold.isBlank(null)).isTrue();
        assertThat(Fold.isBlank("\u3131")).isFalse();
        assertThat(Fold.isBlank("\u2801")).isFalse();
    }

    @Test
    void wideAndLigatedLettersOfAKeyBecomeTheUsualOnes() {
        assertThat(Fold.key("\uFF35\uFF33\u3000")).isEqualTo("US");
        assertThat(Fold.key("o\uFB03ce@x.example")).isEqualTo("office@x.example");
    }

    @Test
    void onlyAsciiLettersOfAnAddressAreTheSameInBothCases() {
        assertThat(Fold.address(" Jan.NOV\u00C1K@X.Example\t")).isEqualTo("jan.nov\u00C1k@x.example");
        assertThat(Fold.address("\u0130I\u0131\u00DF\u03A3\u212A")).isEqualTo("\u0130i\u0131\u00DF\u03A3k");
    }

    @Test
    void namesAreTheSameInAnyCaseOfAnyAlphabet() {
        assertThat(Fold.words("STRASSE \u039F\u0394\u039F\u03A3 \u0160KODA\u00A0"))
                .isEqualTo(Fold.words("Stra\u00DFe \u03BF\u03B4\u03BF\u03C3 \u0161koda"));
    }

    @Test
    void whatIsInvisibleIsNamed() {
        assertThat(Fold.invisible(" a\t\u200B"))
                .containsExactly("U+0009 CHARACTER TABULATION", "U+200B ZERO WIDTH SPACE");
    }
}
