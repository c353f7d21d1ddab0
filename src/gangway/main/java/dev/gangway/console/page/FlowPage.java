package dev.gangway.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Texts;
import dev.gangway.console.live.Hop;
import dev.gangway.console.live.Snapshot;
import dev.gangway.text.Printable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The first page: how it goes, on every hop. */
public final class FlowPage {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    /** The columns behind the job's name, and what stands there. */
    private static final List<String> COLUMNS =
            List.of("waiting", "oldest", "underway", "later", "minute", "parked", "state");

    private FlowPage() {}

    public static Page of(Layout layout, Snapshot numbers) {
        Texts texts = layout.texts();
        Page page = layout.page("", texts.say("flow.title"));
        Element main = page.main();
        main.appendElement("p")
                .attr("id", "verdict")
                .attr("role", "status")
                .attr("aria-live", "polite")
                .attr("data-live", "verdict")
                .attr("data-hop", "all")
                .attr("data-state", worst(numbers))
                .text(verdict(texts, numbers));
        FlowPicture.draw(main.appendElement("div").addClass("picture"), layout, numbers.hops());
        if (!numbers.isThere()) {
            main.appendElement("noscript").appendElement("p").text(texts.say("flow.reload"));
        }
        Element asOf = main.appendElement("p").addClass("asof");
        asOf.appendElement("span").attr("data-live", "asof").text(asOf(texts, numbers));
        jobs(main, layout, numbers);
        stages(main, texts, numbers.stages());
        standstills(main, texts, numbers);
        return page;
    }

    private static void jobs(Element main, Layout layout, Snapshot numbers) {
        Texts texts = layout.texts();
        Element body = Html.table(
                main,
                texts.say("flow.jobs"),
                texts.say("column.job"),
                texts.say("column.waiting"),
                texts.say("column.oldest"),
                texts.say("column.underway"),
                texts.say("column.later"),
                texts.say("column.minute"),
                texts.say("column.parked"),
                texts.say("column.state"));
        var words = new HopWords(texts);
        numbers.hops().forEach((job, hop) -> {
            Element row = body.appendElement("tr")
                    .attr("data-hop", job)
                    .attr("data-state", hop.state().id());
            Element name = row.appendElement("th").attr("scope", "row");
            Html.link(name, layout.href("jobs/" + Html.encoded(job)), job);
            Map<String, String> said = words.of(hop);
            for (String column : COLUMNS) {
                Element cell = row.appendElement("td").addClass(column);
                Element holder = column.equals("parked")
                        ? cell.appendElement("a").attr("href", layout.href("errors?job=" + Html.encoded(job)))
                        : cell.appendElement("span");
                holder.attr("data-live", job + '.' + column).text(said.get(column));
            }
        });
    }

    private static void stages(Element main, Texts texts, Map<String, Long> stages) {
        main.appendElement("h2").text(texts.say("flow.stages"));
        Element list = main.appendElement("dl").addClass("stages");
        var words = new HopWords(texts);
        stages.forEach((stage, records) -> {
            Element pair = list.appendElement("div");
            pair.appendElement("dt").text(texts.sayOr("stage." + stage.replace(' ', '-'), stage));
            pair.appendElement("dd").attr("data-live", "stage." + stage).text(words.number(records));
        });
    }

    private static void standstills(Element main, Texts texts, Snapshot numbers) {
        if (numbers.standstills().isEmpty()) {
            return;
        }
        main.appendElement("h2").text(texts.say("flow.standstills"));
        Element list = main.appendElement("ul");
        numbers.standstills().forEach(standstill -> {
            Element item = list.appendElement("li");
            Html.value(item, "strong", standstill.what());
            item.appendElement("br");
            item.appendText(texts.say("cure") + " ");
            Html.value(item, "code", standstill.cure());
        });
    }

    /** What the script puts in the place of what has changed: texts only. */
    public static String live(Texts texts, Snapshot numbers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode said = json.putObject("texts");
        ObjectNode states = json.putObject("states");
        var words = new HopWords(texts);
        said.put("verdict", verdict(texts, numbers));
        said.put("asof", asOf(texts, numbers));
        states.put("all", worst(numbers));
        numbers.hops().forEach((job, hop) -> {
            words.of(hop).forEach((place, text) -> said.put(job + '.' + place, text));
            states.put(job, hop.isSetUp() ? hop.state().id() : "absent");
        });
        numbers.stages().forEach((stage, records) -> said.put("stage." + stage, words.number(records)));
        return Printable.line(json.toString());
    }

    private static String verdict(Texts texts, Snapshot numbers) {
        if (numbers.trouble() != null) {
            return texts.say("verdict.trouble", Printable.line(numbers.trouble()));
        }
        if (!numbers.isThere()) {
            return texts.say("verdict.counting");
        }
        if (numbers.nodes().isEmpty()) {
            return texts.say("verdict.nobody");
        }
        long waiting = numbers.waitingJobs();
        long parked = numbers.parked();
        long paused = numbers.hops().values().stream()
                .filter(hop -> hop.pause() != null)
                .count();
        if (waiting + parked + paused + numbers.standstills().size() == 0) {
            return texts.say("verdict.well");
        }
        return texts.say("verdict.look", waiting, parked, numbers.standstills().size(), paused);
    }

    private static String worst(Snapshot numbers) {
        boolean bad = numbers.trouble() != null
                || numbers.isThere()
                        && (numbers.nodes().isEmpty() || !numbers.standstills().isEmpty());
        return bad
                ? Hop.State.WAITS.id()
                : numbers.hops().values().stream()
                        .map(Hop::state)
                        .max(Enum::compareTo)
                        .orElse(Hop.State.IDLE)
                        .id();
    }

    private static String asOf(Texts texts, Snapshot numbers) {
        return numbers.isThere()
                ? texts.say(
                        "flow.asof",
                        SECOND.format(numbers.at()),
                        numbers.nodes().size())
                : "";
    }
}
