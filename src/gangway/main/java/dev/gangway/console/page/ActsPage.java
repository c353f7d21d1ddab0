package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import dev.gangway.control.Act;
import dev.gangway.control.Acts;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What people did, when, and why. */
public final class ActsPage implements Section {
    private static final int PER_PAGE = 100;

    private final Acts acts;

    public ActsPage(Acts acts) {
        this.acts = acts;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (visit.isPost() || !visit.parts().isEmpty()) {
            return Optional.empty();
        }
        Texts texts = visit.texts();
        long before = Numbers.of(visit.request().parameter("before"), Long.MAX_VALUE);
        List<Act> page = acts.before(before, PER_PAGE);
        Page shown = visit.layout().page("acts", texts.say("acts.title"));
        table(shown.main(), texts, page);
        if (page.size() == PER_PAGE) {
            Html.link(
                    shown.main().appendElement("p"),
                    visit.layout().href("acts?before=" + page.get(PER_PAGE - 1).id()),
                    texts.say("older"));
        }
        return Optional.of(shown.answer());
    }

    static void table(Element main, Texts texts, List<Act> acts) {
        Element body = Html.table(
                main,
                texts.say("acts.table"),
                texts.say("column.time"),
                texts.say("column.who"),
                texts.say("column.act"),
                texts.say("column.job"),
                texts.say("column.record"),
                texts.say("column.code"),
                texts.say("column.reason"));
        for (Act act : acts) {
            Element row = body.appendElement("tr");
            Html.time(row, "td", act.happened());
            Html.value(row, "td", act.who());
            Html.value(row, "td", texts.sayOr("act." + act.act(), act.act()));
            Html.value(row, "td", act.job());
            Html.value(row, "td", act.subject());
            Html.value(row, "td", act.code()).addClass("key");
            Html.value(row, "td", act.reason());
        }
    }
}
