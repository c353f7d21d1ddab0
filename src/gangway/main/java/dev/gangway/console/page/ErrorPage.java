package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import dev.gangway.control.Act;
import dev.gangway.control.Acts;
import dev.gangway.database.Database;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.text.Printable;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** One record in error: the words, the record beside them, and what people decided. */
public final class ErrorPage {
    private final ErrorLedger errors;
    private final Acts acts;
    private final Records records;

    public ErrorPage(Database headquarters, ErrorLedger errors, Acts acts) {
        this.errors = errors;
        this.acts = acts;
        this.records = new Records(headquarters);
    }

    Optional<Response> answer(Visit visit, long id) {
        Optional<ErrorRecord> error = errors.show(id);
        List<Act> decisions = acts.about(id);
        if (error.isEmpty() && decisions.isEmpty()) {
            return Optional.empty();
        }
        Texts texts = visit.texts();
        Page page = visit.layout().page("errors", texts.say("error.title", id));
        Element main = page.main();
        if (error.isPresent()) {
            show(main, visit.layout(), error.get());
        } else {
            main.appendElement("p").addClass("notice").text(texts.say("error.gone"));
        }
        if (!decisions.isEmpty()) {
            ActsPage.table(main, texts, decisions);
        }
        error.ifPresent(one -> Records.show(main, texts, records.of(one)));
        return Optional.of(page.answer());
    }

    private static void show(Element main, Layout layout, ErrorRecord error) {
        Texts texts = layout.texts();
        main.appendElement("h2").text(texts.say("error.words"));
        main.appendElement("pre")
                .attr("dir", "auto")
                .text(Printable.lines(error.message() == null ? "–" : error.message()));
        Element facts = main.appendElement("dl").addClass("facts");
        fact(facts, texts.say("column.job"), error.job());
        fact(facts, texts.say("column.record"), error.record().id());
        fact(facts, texts.say("column.entity"), error.record().dataareaid());
        facts.appendElement("dt").text(texts.say("column.request"));
        Element request = facts.appendElement("dd");
        if (error.requestId() == null) {
            request.text("–");
        } else {
            Html.link(request, layout.href("partner/" + Html.encoded(error.requestId())), error.requestId());
        }
        fact(facts, texts.say("column.status"), texts.sayOr("status." + error.status(), error.status()));
        fact(facts, texts.say("column.code"), error.code());
        fact(facts, texts.say("column.tries"), error.attempts());
        facts.appendElement("dt").text(texts.say("column.firstseen"));
        Html.time(facts, "dd", error.firstSeen());
        facts.appendElement("dt").text(texts.say("column.lastseen"));
        Html.time(facts, "dd", error.lastSeen());
        if (layout.visitor().mayAct()) {
            Element form = layout.form(main, "errors/retry");
            PauseForms.hidden(form, "id", String.valueOf(error.id()));
            Element fields = form.appendElement("fieldset");
            fields.appendElement("legend").text(texts.say("errors.decide"));
            ErrorsPage.reason(fields, layout);
        }
    }

    private static void fact(Element facts, String name, Object value) {
        facts.appendElement("dt").text(name);
        Html.value(facts, "dd", value);
    }
}
