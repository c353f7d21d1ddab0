package dev.gangway.console.page;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Texts;
import dev.gangway.control.Until;
import dev.gangway.ledger.Job;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/**
 * Which errors a page shows; an empty text does not matter.
 *
 * @param since such as 24h, as it was typed
 */
record ErrorFilter(String job, String code, String status, String since) {
    /** @param fields of a query or of a form */
    static ErrorFilter of(UnaryOperator<String> fields) {
        return new ErrorFilter(
                fields.apply("job"),
                fields.apply("code"),
                fields.apply("status"),
                fields.apply("since").strip());
    }

    /** @param now what {@code since} is counted back from */
    Map<String, Object> parameters(long after, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after);
        parameters.put("job", nullable(orNull(job)));
        parameters.put("code", nullable(orNull(code)));
        parameters.put("status", nullable(orNull(status)));
        Instant time = time(now);
        parameters.put("since", nullableTime(time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
        return parameters;
    }

    /** @throws IllegalArgumentException when it is no time */
    private Instant time(Instant now) {
        return since.isEmpty() ? null : Until.gone(since, now.atZone(ZoneOffset.UTC));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** As part of a link. */
    String query() {
        return "job=" + Html.encoded(job) + "&code=" + Html.encoded(code) + "&status=" + Html.encoded(status)
                + "&since=" + Html.encoded(since);
    }

    void hidden(Element form) {
        PauseForms.hidden(form, "job", job);
        PauseForms.hidden(form, "code", code);
        PauseForms.hidden(form, "status", status);
        PauseForms.hidden(form, "since", since);
    }

    /** To narrow it. */
    void form(Element main, Layout layout) {
        Texts texts = layout.texts();
        Element form = main.appendElement("form")
                .attr("method", "get")
                .attr("action", layout.href("errors"))
                .attr("role", "search");
        Element jobs = PauseForms.label(form, texts.say("column.job"))
                .appendElement("select")
                .attr("name", "job");
        jobs.appendElement("option").attr("value", "").text(texts.say("any"));
        for (Job one : Job.values()) {
            for (String queue : one.queues()) {
                option(jobs, queue, queue, job);
            }
        }
        Element states = PauseForms.label(form, texts.say("column.status"))
                .appendElement("select")
                .attr("name", "status");
        states.appendElement("option").attr("value", "").text(texts.say("any"));
        for (String one : new String[] {"Parked", "Retrying", "Waiting"}) {
            option(states, one, texts.say("status." + one), status);
        }
        field(form, texts.say("column.code"), "code", code);
        field(form, texts.say("errors.since"), "since", since).attr("size", "8").attr("placeholder", "24h");
        form.appendElement("button").text(texts.say("errors.filter"));
    }

    private static void option(Element select, String value, String text, String chosen) {
        Element option = select.appendElement("option").attr("value", value).text(text);
        if (value.equals(chosen)) {
            option.attr("selected", "selected");
        }
    }

    private static Element field(Element form, String label, String name, String value) {
        return PauseForms.label(form, label)
                .appendElement("input")
                .attr("name", name)
                .attr("value", value);
    }
}
