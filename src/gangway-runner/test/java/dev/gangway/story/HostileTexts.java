package dev.gangway.story;

import java.util.List;
import java.util.Random;

/** Texts that a visitor, a seller or a program could write, at random. */
final class HostileTexts {
    private static final List<String> NASTY = List.of(
            "",
            "\u0000",
            " ",
            "\t",
            "\u00A0",
            "\u200B",
            "\u202Eabc",
            "\u0001",
            "\u001B[31m",
            "a\r\nb",
            "\u2028",
            "\uFEFF",
            "'",
            "''",
            "\"",
            "\\",
            "%00",
            "${jndi:x}",
            "{{x}}",
            "<script>",
            "; DROP TABLE x",
            "null",
            "NULL",
            "0",
            "-1",
            "1e308",
            "\uFF21\uFF22",
            "\u0130",
            "\u00DF",
            "e\u0301",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u05D0\u05D1",
            "a@b",
            "a@@b.c",
            "\"a b\"@x.example",
            "j\u00FCrgen@x.example",
            "x@\u00FCber.example",
            "us",
            "USMF ",
            "usmf",
            "XX",
            "EUR ",
            "czk",
            "en-us",
            "zz-zz",
            "AddUser",
            "Nonsense");

    private HostileTexts() {}

    static String text(Random random) {
        String nasty = any(random);
        return switch (random.nextInt(4)) {
            case 0 -> nasty;
            case 1 -> "Jan" + nasty;
            case 2 -> nasty + "Jan" + nasty;
            default -> "x".repeat(random.nextInt(100)) + nasty.repeat(1 + random.nextInt(20));
        };
    }

    /** The nasty part alone. */
    static String any(Random random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }
}
