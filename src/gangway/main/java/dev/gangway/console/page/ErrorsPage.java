package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Notices;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.live.LiveNumbers;
import dev.gangway.console.web.Response;
import dev.gangway.control.ErrorDesk;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The records that need manual action: by cause, one by one, and what to do with them. */
public final class ErrorsPage implements Section {
    private static final int PER_PAGE = 100;

    private final Database headquarters;
    private final ErrorDesk desk;
    private final LiveNumbers numbers;
    private final ErrorPage one;

    /** @param one shows one of them */
    public ErrorsPage(Database headquarters, ErrorDesk desk, LiveNumbers numbers, ErrorPage one) {
        this.headquarters = headquarters;
        this.desk = desk;
        this.numbers = numbers;
        this.one = one;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        String part = visit.parts().isEmpty() ? "" : visit.parts().get(0);
        if (visit.parts().size() > 1) {
            return Optional.empty();
        }
        if (visit.isPost()) {
            return part.equals("retry") || part.equals("discard") ? decide(visit, part) : Optional.empty();
        }
        try {
            return part.isEmpty() ? Optional.of(list(visit)) : one.answer(visit, Numbers.of(part, 0));
        } catch (IllegalArgumentException e) {
            return Optional.of(Notices.broken(visit.layout(), 400, e.getMessage()));
        }
    }

    private Response list(Visit visit) {
        Layout layout = visit.layout();
        Texts texts = visit.texts();
        ErrorFilter filter = ErrorFilter.of(visit.request()::parameter);
        long after = Numbers.of(visit.request().parameter("after"), 0);
        List<Row> errors = headquarters.rows(
                "console/errors-page",
                filter.parameters(after, headquarters.clock().instant()));
        Page page = layout.page("errors", texts.say("errors.title"));
        Element main = page.main();
        done(main, texts, visit);
        filter.form(main, layout);
        if (errors.isEmpty()) {
            main.appendElement("p").text(texts.say("errors.none"));
            return page.answer();
        }
        Element form = layout.visitor().mayAct() ? layout.form(main, "errors/retry") : main.appendElement("div");
        table(form, layout, errors);
        if (layout.visitor().mayAct()) {
            filter.hidden(form);
            deeds(form, layout);
        }
        if (errors.size() == PER_PAGE) {
            Html.link(
                    main.appendElement("p"),
                    layout.href("errors?" + filter.query() + "&after="
                            + errors.get(PER_PAGE - 1).number("errorid")),
                    texts.say("newer"));
        }
        ErrorGroups.list(main, layout, numbers.look().errors());
        return page.answer();
    }

    private static void done(Element main, Texts texts, Visit visit) {
        String done = visit.request().parameter("done");
        if (done.equals("retry") || done.equals("discard")) {
            main.appendElement("p")
                    .addClass("notice")
                    .attr("role", "status")
                    .text(texts.say(
                            "errors.done." + done, Numbers.of(visit.request().parameter("records"), 0)));
        }
    }

    private static void table(Element form, Layout layout, List<Row> errors) {
        Texts texts = layout.texts();
        Element body = Html.table(
                form,
                texts.say("errors.table"),
                texts.say("errors.select"),
                texts.say("column.job"),
                texts.say("column.record"),
                texts.say("column.status"),
                texts.say("column.code"),
                texts.say("column.message"),
                texts.say("column.lastseen"));
        for (Row error : errors) {
            String id = String.valueOf(error.number("errorid"));
            Element row = body.appendElement("tr");
            Element cell = row.appendElement("td");
            if (layout.visitor().mayAct()) {
                cell.appendElement("input")
                        .attr("type", "checkbox")
                        .attr("name", "id")
                        .attr("value", id)
                        .attr("aria-label", texts.say("errors.select.one", id));
            }
            Html.link(cell, layout.href("errors/" + id), id);
            Html.value(row, "td", error.text("job")).addClass("job");
            Html.value(row, "td", error.raw("subject")).addClass("key");
            row.appendElement("td").text(texts.sayOr("status." + error.text("status"), "–"));
            Html.value(row, "td", error.raw("code")).addClass("key");
            Html.value(row, "td", error.raw("message")).addClass("words");
            Html.time(row, "td", error.time("lastseen"));
        }
    }

    /** What can be done with those that are ticked, or with all that the filter lets through. */
    static void deeds(Element form, Layout layout) {
        Texts texts = layout.texts();
        Element fields = form.appendElement("fieldset");
        fields.appendElement("legend").text(texts.say("errors.decide"));
        fields.appendElement("button")
                .attr("type", "button")
                .attr("hidden", "hidden")
                .attr("data-select-all", "yes")
                .text(texts.say("errors.select.all"));
        Element which = fields.appendElement("p");
        radio(which, "ticked", texts.say("errors.ticked"), true);
        radio(which, "all", texts.say("errors.all"), false);
        reason(fields, layout);
    }

    private static void radio(Element parent, String value, String text, boolean chosen) {
        Element label = parent.appendElement("label");
        Element radio = label.appendElement("input")
                .attr("type", "radio")
                .attr("name", "which")
                .attr("value", value);
        if (chosen) {
            radio.attr("checked", "checked");
        }
        label.appendText(" " + text);
    }

    static void reason(Element fields, Layout layout) {
        Texts texts = layout.texts();
        PauseForms.label(fields, texts.say("reason"))
                .appendElement("input")
                .attr("name", "reason")
                .attr("maxlength", "500")
                .addClass("wide");
        fields.appendElement("button").text(texts.say("retry"));
        fields.appendText(" ");
        fields.appendElement("button")
                .addClass("danger")
                .attr("formaction", layout.href("errors/discard"))
                .text(texts.say("discard"));
        fields.appendElement("p").addClass("hint").text(texts.say("errors.decide.hint"));
    }

    private Optional<Response> decide(Visit visit, String act) {
        Optional<Response> refusal = visit.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        String reason = Fold.strip(visit.request().field("reason"));
        if (act.equals("discard") && reason.isEmpty()) {
            return Optional.of(Notices.broken(visit.layout(), 400, visit.texts().say("errors.reason.missing")));
        }
        ErrorFilter filter = ErrorFilter.of(visit.request()::field);
        Collection<Long> ids;
        try {
            ids = visit.request().field("which").equals("all")
                    ? all(filter)
                    : visit.request().fields("id").stream().map(Long::valueOf).toList();
        } catch (IllegalArgumentException e) {
            return Optional.of(Notices.broken(visit.layout(), 400, e.getMessage()));
        }
        String who = visit.visitor().name();
        int records = act.equals("retry")
                ? desk.retry(ids, who, reason.isEmpty() ? null : reason).size()
                : desk.discard(ids, who, reason).size();
        return Optional.of(visit.to("errors?" + filter.query() + "&done=" + act + "&records=" + records));
    }

    /** What the filter lets through on all its pages. */
    private List<Long> all(ErrorFilter filter) {
        List<Long> ids = new ArrayList<>();
        Instant now = headquarters.clock().instant();
        List<Row> page;
        do {
            page = headquarters.rows(
                    "console/errors-page", filter.parameters(ids.isEmpty() ? 0 : ids.get(ids.size() - 1), now));
            page.forEach(row -> ids.add(row.number("errorid")));
        } while (page.size() == PER_PAGE);
        return ids;
    }
}
