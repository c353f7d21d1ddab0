package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Texts;
import dev.gangway.console.live.Hop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The way of a request as a picture, with the numbers of each job on it. What never changes in it is a file. */
final class FlowPicture {
    private static final String BASE = read();
    private static final int WIDTH = 212;
    private static final int HEIGHT = 84;

    /** The left upper corners of the jobs. */
    private static final Map<String, int[]> PLACES = Map.of(
            "P-0001", new int[] {199, 58},
            "synchronize-channel-requests", new int[] {534, 146},
            "headquarters", new int[] {534, 146},
            "prospects-to-leads", new int[] {869, 58},
            "sales-outcomes", new int[] {869, 263},
            "email-notifications", new int[] {432, 345},
            "1010", new int[] {199, 440});

    private FlowPicture() {}

    static void draw(Element parent, Layout layout, Map<String, Hop> hops) {
        Texts texts = layout.texts();
        Element svg = Jsoup.parseBodyFragment(BASE).body().child(0);
        svg.select("[data-text]").forEach(place -> place.text(texts.say(place.attr("data-text"))));
        svg.attr("aria-label", texts.say("flow.picture"));
        var words = new HopWords(texts);
        hops.forEach((job, hop) -> {
            int[] place = PLACES.get(job);
            if (place != null) {
                draw(svg, layout, place, hop, words.of(hop));
            }
        });
        parent.appendChild(svg);
    }

    private static void draw(Element svg, Layout layout, int[] place, Hop hop, Map<String, String> words) {
        Element link = svg.appendElement("a").attr("href", layout.href("jobs/" + Html.encoded(hop.job())));
        Element badge = link.appendElement("g")
                .addClass("hop")
                .attr("data-hop", hop.job())
                .attr("data-state", hop.isSetUp() ? hop.state().id() : "absent");
        badge.appendElement("rect")
                .attr("x", String.valueOf(place[0]))
                .attr("y", String.valueOf(place[1]))
                .attr("width", String.valueOf(WIDTH))
                .attr("height", String.valueOf(HEIGHT))
                .attr("rx", "8");
        line(badge, place, 19, hop.job()).addClass("job");
        line(badge, place, 38, words.get("backlog")).attr("data-live", hop.job() + ".backlog");
        line(badge, place, 56, words.get("rate")).attr("data-live", hop.job() + ".rate");
        line(badge, place, 74, words.get("note")).attr("data-live", hop.job() + ".note");
    }

    private static Element line(Element badge, int[] place, int below, String text) {
        return badge.appendElement("text")
                .attr("x", String.valueOf(place[0] + WIDTH / 2))
                .attr("y", String.valueOf(place[1] + below))
                .text(text);
    }

    private static String read() {
        try (InputStream file = FlowPicture.class.getResourceAsStream("/gangway/console/flow.svg")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
