package dev.gangway.commerce.mail.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Test
    void namesCompareWithoutCase() {
        assertThat(fill("%FirstName% %LASTNAME%", Map.of("firstname", "Jana", "lastname", "Nová")))
                .isEqualTo("Jana Nová");
    }

    @Test
    void aMissingValueIsEmpty() {
        assertThat(fill("[%zipcode%]", Map.of())).isEqualTo("[]");
    }

    @Test
    void aPlaceholderInsideAValueIsNotExpanded() {
        assertThat(fill("%comments%", Map.of("comments", "mail me at %email%, $1 \\ off", "email", "secret@x.example")))
                .isEqualTo("mail me at %email%, $1 \\ off");
    }

    @Test
    void twoValuesCannotFormAPlaceholderTogether() {
        assertThat(fill("%firstname%%lastname%", Map.of("firstname", "%ema", "lastname", "il%", "email", "x")))
                .isEqualTo("%email%");
    }

    @Test
    void anUnknownPlaceholderStays() {
        assertThat(fill("%ordernumber% %email%", Map.of("email", "a@b.example")))
                .isEqualTo("%ordernumber% a@b.example");
        assertThat(Placeholders.unknownIn("%OrderNumber% %email% %ordernumber%"))
                .containsExactly("ordernumber");
    }

    @Test
    void widthsAndEscapedBytesAreNoPlaceholders() {
        String html = "<td width=\"100%\"><a href=\"https://shop.example/?q=%C3%A9%20x\" width=\"50%\">%email%</a>";

        assertThat(fill(html, Map.of("email", "a@b.example"))).isEqualTo(html.replace("%email%", "a@b.example"));
        assertThat(Placeholders.unknownIn(html)).isEmpty();
    }

    private static String fill(String template, Map<String, String> values) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(values);
        return Placeholders.fill(template, byName, value -> value);
    }
}
