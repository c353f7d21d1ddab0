package dev.gangway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CutTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final List<String> CLUSTERS = List.of(
            "a",
            "ž",
            "z\u030C",
            "\uD83D\uDE00",
            FAMILY,
            "\uD83C\uDDE8\uD83C\uDDFF",
            "\uD83D\uDC4D\uD83C\uDFFD",
            "\r\n");

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Cut.to(3, "abc")).isEqualTo("abc");
        assertThat(Cut.to(3, null)).isNull();
    }

    @Test
    void aFamilyIsKeptWholeOrLeftOut() {
        assertThat(Cut.to(2000, "x".repeat(1999) + "\uD83D\uDE00")).isEqualTo("x".repeat(1999));
        assertThat(Cut.to(10, "abc" + FAMILY)).isEqualTo("abc");
        assertThat(Cut.to(11, "abc" + FAMILY + "d")).isEqualTo("abc" + FAMILY);
    }

    @Test
    void aClusterLongerThanTheColumnIsCutBetweenCodePoints() {
        assertThat(Cut.to(4, "a" + "\u0301".repeat(9))).isEqualTo("a\u0301\u0301\u0301");
        assertThat(Cut.to(3, "\uD83D\uDC68\u200D\uD83D\uDC69")).isEqualTo("\uD83D\uDC68\u200D");
        assertThat(Cut.to(1, "\uD83D\uDE00")).isEmpty();
    }

    @Test
    void everyCutOfAMixedTextEndsAtACluster() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 60) {
                text.append(CLUSTERS.get(random.nextInt(CLUSTERS.size())));
            }
            String cut = Cut.to(20 + random.nextInt(20), text.toString());
            String rest = text.substring(cut.length());
            long whole = Pattern.compile("\\X").matcher(text).results().count();
            assertThat(Pattern.compile("\\X").matcher(cut).results().count()
                            + Pattern.compile("\\X").matcher(rest).results().count())
                    .as(text.toString())
                    .isEqualTo(whole);
        }
    }
}
