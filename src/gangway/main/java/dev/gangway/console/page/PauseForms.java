package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Notices;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import dev.gangway.control.Pause;
import dev.gangway.control.Pauses;
import dev.gangway.control.Until;
import dev.gangway.ledger.Job;
import dev.gangway.text.Fold;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Stops jobs and lets them go on, for all nodes. */
public final class PauseForms {
    private static final String ALL = "all";

    private final Pauses pauses;
    private final Clock clock;

    public PauseForms(Pauses pauses, Clock clock) {
        this.clock = clock;
        this.pauses = pauses;
    }

    /** What is stopped now, and forms to change it. */
    void show(Element main, Layout layout) {
        Texts texts = layout.texts();
        main.appendElement("h2").text(texts.say("pause.title"));
        List<Pause> stopped = pauses.list();
        if (stopped.isEmpty()) {
            main.appendElement("p").text(texts.say("pause.none"));
        } else {
            list(main, layout, stopped);
        }
        if (layout.visitor().mayAct()) {
            form(main, layout);
        }
    }

    private static void list(Element main, Layout layout, List<Pause> stopped) {
        Texts texts = layout.texts();
        Element body = Html.table(
                main,
                texts.say("pause.table"),
                texts.say("column.job"),
                texts.say("column.state"),
                texts.say("resume"));
        var words = new HopWords(texts);
        for (Pause pause : stopped) {
            Element row = body.appendElement("tr").attr("data-state", "paused");
            row.appendElement("th").attr("scope", "row").text(pause.job());
            Html.value(row, "td", words.paused(pause)).addClass("state");
            Element cell = row.appendElement("td");
            if (layout.visitor().mayAct()) {
                Element form = layout.form(cell, "jobs/resume");
                hidden(form, "job", pause.job());
                form.appendElement("button").text(texts.say("resume.job", pause.job()));
            }
        }
    }

    private static void form(Element main, Layout layout) {
        Texts texts = layout.texts();
        Element fields = layout.form(main, "jobs/pause").appendElement("fieldset");
        fields.appendElement("legend").text(texts.say("pause.form"));
        Element choice =
                label(fields, texts.say("pause.what")).appendElement("select").attr("name", "job");
        choice.appendElement("option").attr("value", ALL).text(texts.say("pause.all"));
        choice.appendElement("option").attr("value", Pauses.SALES).text(texts.say("pause.sales"));
        Job.ids()
                .forEach(
                        job -> choice.appendElement("option").attr("value", job).text(job));
        label(fields, texts.say("pause.until"))
                .appendElement("input")
                .attr("name", "until")
                .attr("size", "10")
                .attr("aria-describedby", "until-hint");
        label(fields, texts.say("reason"))
                .appendElement("input")
                .attr("name", "reason")
                .attr("maxlength", "500")
                .addClass("wide");
        fields.appendElement("button").text(texts.say("pause"));
        fields.appendElement("p").addClass("hint").attr("id", "until-hint").text(texts.say("pause.until.hint"));
    }

    static Element label(Element parent, String text) {
        return parent.appendElement("label").text(text + " ");
    }

    static void hidden(Element form, String name, String value) {
        form.appendElement("input").attr("type", "hidden").attr("name", name).attr("value", value);
    }

    /** Does what a form says. */
    Optional<Response> act(Visit visit, String act) {
        Optional<Response> refusal = visit.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        String job = visit.request().field("job");
        List<String> targets = new ArrayList<>();
        if (!job.equals(ALL)) {
            targets.add(job);
        }
        String who = visit.visitor().name();
        try {
            if (act.equals("pause")) {
                String until = visit.request().field("until").strip();
                Instant end = until.isEmpty()
                        ? null
                        : Until.coming(until, clock.instant().atZone(ZoneOffset.UTC));
                String reason = Fold.strip(visit.request().field("reason"));
                pauses.pause(targets, end, reason.isEmpty() ? null : reason, who);
            } else {
                pauses.resume(targets, who);
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(Notices.broken(visit.layout(), 400, e.getMessage()));
        }
        return Optional.of(visit.to("jobs"));
    }
}
