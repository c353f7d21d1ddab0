package dev.gangway.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts that somebody might enter to make a page do what it should not; the same for the same seed. */
final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "<script>window.hacked=1</script>",
            "<img src=x onerror=\"window.hacked=1\">",
            "<svg onload=window.hacked=1>",
            "</td></tr></table><script>window.hacked=1</script>",
            "</title><script>window.hacked=1</script>",
            "</textarea></select><iframe srcdoc='<script>parent.hacked=1</script>'>",
            "\"><input name=id value=1 autofocus onfocus=window.hacked=1>",
            "' onmouseover='window.hacked=1",
            "javascript:window.hacked=1",
            "<a href=javascript:window.hacked=1>",
            "<base href=//elsewhere.example/>",
            "<meta http-equiv=refresh content=0;url=//elsewhere.example>",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "<math><mtext><table><mglyph><style><img src=x onerror=window.hacked=1>",
            "<noscript><p title=\"</noscript><img src=x onerror=window.hacked=1>\">",
            "\u202e\u2066\u2067gnp.tpircs",
            "\u0000\u0007\u001b[31m",
            "\r\nSet-Cookie: a=b",
            "\u2028window.hacked=1\u2029",
            "\ud83d",
            "\udc00<b>",
            "{{7*7}}${7*7}<%=7*7%>#{7*7}",
            "{0}{1}{9}",
            "Ø\u0301\u0301\u0301\u0301\u0301",
            "שלום مرحبا",
            "\ufeff\u200b",
            "=HYPERLINK(\"//elsewhere.example\")");

    private final Random random;

    HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** At most so long; without what no database keeps in a text. */
    String next(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) == 0) {
                text.appendCodePoint(random.nextInt(0x3000));
            }
        }
        String kept = new String(
                text.toString().replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return kept.length() > longest ? kept.substring(0, longest) : kept;
    }
}
