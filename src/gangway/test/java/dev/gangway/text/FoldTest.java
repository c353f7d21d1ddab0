package dev.gangway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
