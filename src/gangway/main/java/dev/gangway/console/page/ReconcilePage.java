package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Notices;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.live.Reconciling;
import dev.gangway.console.live.Reconciling.Progress;
import dev.gangway.console.web.Response;
import dev.gangway.control.Acts;
import dev.gangway.onboarding.reconcile.Difference;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** In what the systems differ; the comparison goes on while nobody looks. */
public final class ReconcilePage implements Section {
    private static final String RELOAD_MILLIS = "2000";

    private final Reconciling reconciling;
    private final Acts acts;

    public ReconcilePage(Reconciling reconciling, Acts acts) {
        this.reconciling = reconciling;
        this.acts = acts;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (!visit.parts().isEmpty()) {
            return Optional.empty();
        }
        if (visit.isPost()) {
            Optional<Response> refusal = visit.refusal();
            return refusal.isPresent() ? refusal : Optional.of(begin(visit));
        }
        return Optional.of(show(visit.layout()).answer());
    }

    private Response begin(Visit visit) {
        boolean repair = visit.request().field("repair").equals("yes");
        if (reconciling.begin(
                repair, () -> acts.write(visit.visitor().name(), repair ? "repair" : "reconcile", null, null))) {
            return visit.to("reconcile");
        }
        return Notices.broken(visit.layout(), 409, visit.texts().say("reconcile.busy"));
    }

    private Page show(Layout layout) {
        Texts texts = layout.texts();
        Page page = layout.page("reconcile", texts.say("reconcile.title"));
        Element main = page.main();
        main.appendElement("p").text(texts.say("reconcile.about"));
        Progress progress = reconciling.progress();
        if (progress.isRunning()) {
            main.appendElement("p")
                    .addClass("notice")
                    .attr("role", "status")
                    .attr("data-reload", RELOAD_MILLIS)
                    .text(texts.say("reconcile.running"));
        } else if (layout.visitor().mayAct()) {
            form(main, layout);
        }
        if (progress.failure() != null) {
            Html.value(main, "p", texts.say("broken.text", progress.failure()))
                    .addClass("notice")
                    .addClass("bad");
        }
        compared(main, texts, progress);
        summary(main, texts, progress.report());
        differences(main, texts, progress);
        return page;
    }

    private static void form(Element main, Layout layout) {
        Texts texts = layout.texts();
        Element form = layout.form(main, "reconcile");
        Element label = form.appendElement("label");
        label.appendElement("input")
                .attr("type", "checkbox")
                .attr("name", "repair")
                .attr("value", "yes");
        label.appendText(" " + texts.say("reconcile.repair"));
        form.appendElement("button").text(texts.say("reconcile.begin"));
    }

    private static void compared(Element main, Texts texts, Progress progress) {
        Element list = main.appendElement("dl").addClass("stages");
        var words = new HopWords(texts);
        progress.compared().forEach((what, records) -> {
            Element pair = list.appendElement("div");
            pair.appendElement("dt").text(texts.sayOr("reconcile." + what, what));
            pair.appendElement("dd").text(words.number(records));
        });
    }

    private static void summary(Element main, Texts texts, ReconciliationReport report) {
        if (report != null) {
            main.appendElement("p")
                    .text(texts.say("reconcile.summary", report.found(), report.requeued(), report.inFlight()));
        }
    }

    private static void differences(Element main, Texts texts, Progress progress) {
        if (progress.differences().isEmpty()) {
            return;
        }
        Element body = Html.table(
                main,
                texts.say("reconcile.differences", progress.differences().size()),
                texts.say("column.kind"),
                texts.say("column.entity"),
                texts.say("column.record"),
                texts.say("column.lead"),
                texts.say("column.headquarters"),
                texts.say("column.other"),
                texts.say("column.repair"));
        for (Difference difference : progress.differences()) {
            Element row = body.appendElement("tr");
            Html.value(row, "td", difference.kind().words());
            Html.value(row, "td", difference.dataareaid());
            Html.value(row, "td", difference.prospectid() == null ? difference.subject() : difference.prospectid());
            Html.value(row, "td", difference.leadid()).addClass("key");
            Html.value(row, "td", difference.headquarters());
            Html.value(row, "td", difference.other());
            Html.value(row, "td", difference.repair().words());
        }
    }
}
