package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Texts;
import dev.gangway.console.live.Hop;
import dev.gangway.control.Pause;
import dev.gangway.text.Cut;
import dev.gangway.text.Printable;
import java.text.NumberFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about a job, in the picture and in the table: the same words at first and each time they change. */
final class HopWords {
    private static final int IN_THE_PICTURE = 28;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Texts texts;
    private final NumberFormat numbers;

    HopWords(Texts texts) {
        this.texts = texts;
        this.numbers = NumberFormat.getIntegerInstance(texts.locale());
    }

    /** By the name under which page and script know the place of each. */
    Map<String, String> of(Hop hop) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("backlog", backlog(hop));
        words.put("rate", rate(hop) + (hop.parked() > 0 ? ", " + texts.say("hop.errors", number(hop.parked())) : ""));
        words.put("note", Cut.to(IN_THE_PICTURE, hop.pause() == null ? state(hop) : pausedInShort(hop.pause())));
        words.put("waiting", number(hop.waiting()));
        words.put("oldest", hop.waiting() + hop.underWay() == 0 ? "–" : age(hop.oldestSeconds()));
        words.put("underway", number(hop.underWay()));
        words.put("later", number(hop.later()));
        words.put(
                "minute",
                hop.perMinute().isEmpty()
                        ? "–"
                        : number(Math.round(hop.perMinute().getAsDouble())));
        words.put("parked", number(hop.parked()));
        words.put("state", state(hop));
        return words;
    }

    private String backlog(Hop hop) {
        long before = hop.waiting() + hop.underWay();
        return before == 0
                ? texts.say("hop.nothing")
                : texts.say("hop.backlog", number(before), age(hop.oldestSeconds()));
    }

    private String rate(Hop hop) {
        return hop.perMinute().isEmpty()
                ? texts.say("hop.rate.unknown")
                : texts.say("hop.rate", number(Math.round(hop.perMinute().getAsDouble())));
    }

    private String state(Hop hop) {
        if (!hop.isSetUp()) {
            return texts.say("state.absent");
        }
        if (hop.pause() != null) {
            return paused(hop.pause());
        }
        return hop.waitsFor() == null
                ? texts.say("state." + hop.state().id())
                : texts.say("state.waits", Printable.line(hop.waitsFor()));
    }

    /** For the picture: the day is left out, and who did it and why stand in the table below. */
    private String pausedInShort(Pause pause) {
        return pause.until() == null
                ? texts.say("state.paused.open")
                : texts.say("state.paused.short", TIME.format(pause.until().atOffset(ZoneOffset.UTC)));
    }

    /** By whom, until when and why an operator has stopped it. */
    String paused(Pause pause) {
        String until = pause.until() == null
                ? texts.say("paused.open")
                : texts.say("paused.until", Html.utc(pause.until().atOffset(ZoneOffset.UTC)));
        return texts.say("state.paused", until, Printable.line(pause.who()))
                + (pause.reason() == null ? "" : ": " + Printable.line(pause.reason()));
    }

    String number(long number) {
        return numbers.format(number);
    }

    /** So long, roughly. */
    String age(long seconds) {
        if (seconds < 120) {
            return texts.say("age.seconds", seconds);
        }
        if (seconds < 7200) {
            return texts.say("age.minutes", seconds / 60);
        }
        return seconds < 172_800 ? texts.say("age.hours", seconds / 3600) : texts.say("age.days", seconds / 86_400);
    }
}
