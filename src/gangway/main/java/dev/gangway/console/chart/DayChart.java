package dev.gangway.console.chart;

import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jsoup.nodes.Element;

/**
 * What one job did in each of the last 24 hours: a bar of what came through and what was refused, and a mark below an hour
 * in which it had to wait. Beside the picture the same stands in words, and as a table to unfold.
 */
public final class DayChart {
    private static final int HOURS = 24;
    private static final int STEP = 20;
    private static final int TOP = 14;
    private static final int BASE = 74;
    private static final int LABEL_EVERY = 3;

    private record Hour(LocalDateTime from, long done, long failed, long waited) {
        boolean isAny() {
            return done + failed + waited > 0;
        }
    }

    /** Gives the text of a key, with values in its places. */
    @FunctionalInterface
    public interface Words {
        String say(String key, Object... values);
    }

    private final Words texts;
    private final LongFunction<String> numbers;
    private final LocalDateTime now;

    /**
     * @param numbers writes a number as the reader is used to
     * @param now UTC
     */
    public DayChart(Words texts, LongFunction<String> numbers, LocalDateTime now) {
        this.texts = texts;
        this.numbers = numbers;
        this.now = now.truncatedTo(ChronoUnit.HOURS);
    }

    /** From when on its numbers are to be had. */
    public LocalDateTime since() {
        return now.minusHours(HOURS - 1);
    }

    /**
     * Draws the chart of a job.
     *
     * @param rows of this and of other jobs: job, utcdate, utchour, recordsdone, recordsfailed, waited
     * @return where its name belongs
     */
    public Element draw(Element parent, String job, List<Row> rows) {
        List<Hour> hours = hours(job, rows);
        Element figure = parent.appendElement("figure").addClass("day");
        Element caption = figure.appendElement("figcaption");
        Element svg = figure.appendElement("svg")
                .addClass("day")
                .attr("viewBox", "0 0 " + HOURS * STEP + " 100")
                .attr("role", "img")
                .attr(
                        "aria-label",
                        texts.say(
                                "day.chart",
                                job,
                                numbers.apply(
                                        hours.stream().mapToLong(Hour::done).sum()),
                                numbers.apply(
                                        hours.stream().mapToLong(Hour::failed).sum()),
                                numbers.apply(
                                        hours.stream().mapToLong(Hour::waited).sum())));
        long most = Math.max(
                1,
                hours.stream()
                        .mapToLong(hour -> hour.done() + hour.failed())
                        .max()
                        .orElse(1));
        line(svg, BASE);
        for (int i = 0; i < HOURS; i++) {
            bar(svg, i, hours.get(i), most);
        }
        text(svg, 0, TOP - 3, texts.say("day.most", numbers.apply(most)));
        if (hours.stream().anyMatch(Hour::isAny)) {
            table(figure, hours);
        } else {
            figure.appendElement("p").addClass("hint").text(texts.say("day.nothing"));
        }
        return caption;
    }

    private List<Hour> hours(String job, List<Row> rows) {
        Map<String, Row> byHour = new HashMap<>();
        rows.stream()
                .filter(row -> job.equals(row.text("job")))
                .forEach(row -> byHour.put(row.raw("utcdate") + ' ' + row.number("utchour"), row));
        List<Hour> hours = new ArrayList<>();
        for (LocalDateTime from = since(); !from.isAfter(now); from = from.plusHours(1)) {
            Row row = byHour.get(from.toLocalDate().toString() + ' ' + from.getHour());
            hours.add(
                    row == null
                            ? new Hour(from, 0, 0, 0)
                            : new Hour(
                                    from,
                                    row.number("recordsdone"),
                                    row.number("recordsfailed"),
                                    row.number("waited")));
        }
        return hours;
    }

    private void bar(Element svg, int place, Hour hour, long most) {
        Element group = svg.appendElement("g");
        if (hour.isAny()) {
            group.appendElement("title").text(said(hour));
        }
        int done = height(hour.done(), most);
        int failed = height(hour.failed(), most);
        rect(group, place, BASE - done, done, "done");
        rect(group, place, BASE - done - failed, failed, "failed");
        if (hour.waited() > 0) {
            rect(group, place, BASE + 2, 4, "waited");
        }
        if (hour.from().getHour() % LABEL_EVERY == 0) {
            text(svg, place * STEP, BASE + 20, hour(hour.from()));
        }
    }

    /** What is there is seen, however little beside the most. */
    private static int height(long records, long most) {
        return records == 0 ? 0 : (int) Math.max(2, records * (BASE - TOP) / most);
    }

    private static void rect(Element parent, int place, int y, int height, String kind) {
        if (height > 0) {
            parent.appendElement("rect")
                    .addClass(kind)
                    .attr("x", String.valueOf(place * STEP + 2))
                    .attr("y", String.valueOf(y))
                    .attr("width", String.valueOf(STEP - 4))
                    .attr("height", String.valueOf(height));
        }
    }

    private static void line(Element svg, int y) {
        svg.appendElement("line")
                .addClass("axis")
                .attr("x1", "0")
                .attr("x2", String.valueOf(HOURS * STEP))
                .attr("y1", String.valueOf(y))
                .attr("y2", String.valueOf(y));
    }

    private static void text(Element svg, int x, int y, String words) {
        svg.appendElement("text")
                .attr("x", String.valueOf(x))
                .attr("y", String.valueOf(y))
                .text(words);
    }

    private String said(Hour hour) {
        return texts.say(
                "day.hour",
                hour(hour.from()),
                numbers.apply(hour.done()),
                numbers.apply(hour.failed()),
                numbers.apply(hour.waited()));
    }

    private static String hour(LocalDateTime time) {
        return String.format(Locale.ROOT, "%02d:00", time.getHour());
    }

    private void table(Element figure, List<Hour> hours) {
        Element details = figure.appendElement("details");
        details.appendElement("summary").text(texts.say("day.table"));
        Element table = details.appendElement("table");
        table.appendElement("caption").text(texts.say("day.table.caption"));
        Element head = table.appendElement("thead").appendElement("tr");
        for (String column : List.of("hour", "done", "refused", "waited")) {
            head.appendElement("th").attr("scope", "col").text(texts.say("column." + column));
        }
        Element body = table.appendElement("tbody");
        for (Hour hour : hours) {
            if (hour.isAny()) {
                Element row = body.appendElement("tr");
                row.appendElement("th").attr("scope", "row").text(hour(hour.from()));
                for (long number : new long[] {hour.done(), hour.failed(), hour.waited()}) {
                    row.appendElement("td").addClass("number").text(numbers.apply(number));
                }
            }
        }
    }
}
