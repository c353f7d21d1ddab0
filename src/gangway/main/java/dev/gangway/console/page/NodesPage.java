package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import dev.gangway.database.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;

/** The processes that do the work. */
public final class NodesPage implements Section {
    private final Supplier<List<Row>> nodes;

    /** @param nodes those that live: name, nodeid, started, aliveuntil */
    public NodesPage(Supplier<List<Row>> nodes) {
        this.nodes = nodes;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (visit.isPost() || !visit.parts().isEmpty()) {
            return Optional.empty();
        }
        Texts texts = visit.texts();
        Page page = visit.layout().page("nodes", texts.say("nodes.title"));
        List<Row> alive = nodes.get();
        if (alive.isEmpty()) {
            page.main().appendElement("p").addClass("notice").addClass("bad").text(texts.say("verdict.nobody"));
        }
        Element body = Html.table(
                page.main(),
                texts.say("nodes.table"),
                texts.say("column.node"),
                texts.say("column.started"),
                texts.say("column.aliveuntil"),
                texts.say("column.key"));
        for (Row node : alive) {
            Element row = body.appendElement("tr");
            Html.value(row, "td", node.text("name"));
            Html.value(row, "td", Html.utc(node.get("started")));
            Html.value(row, "td", Html.utc(node.get("aliveuntil")));
            Html.value(row, "td", node.text("nodeid")).addClass("key");
        }
        return Optional.of(page.answer());
    }
}
