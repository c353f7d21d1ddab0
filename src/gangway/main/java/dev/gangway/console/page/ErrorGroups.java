package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Texts;
import dev.gangway.console.live.ErrorGroup;
import java.util.List;
import org.jsoup.nodes.Element;

/** Records in error by what they have in common. */
final class ErrorGroups {
    private ErrorGroups() {}

    static void list(Element main, Layout layout, List<ErrorGroup> groups) {
        Texts texts = layout.texts();
        Element body = Html.table(
                main,
                texts.say("errors.groups"),
                texts.say("column.job"),
                texts.say("column.code"),
                texts.say("column.status"),
                texts.say("column.records"),
                texts.say("column.firstseen"),
                texts.say("column.lastseen"),
                texts.say("column.example"));
        var words = new HopWords(texts);
        for (ErrorGroup group : groups) {
            Element row = body.appendElement("tr");
            Html.value(row, "td", group.job()).addClass("job");
            Html.value(row, "td", group.code()).addClass("key");
            row.appendElement("td").text(texts.sayOr("status." + group.status(), group.status()));
            Html.link(
                    row.appendElement("td").addClass("number"),
                    layout.href("errors?job=" + Html.encoded(group.job()) + "&status=" + Html.encoded(group.status())
                            + (group.code() == null ? "" : "&code=" + Html.encoded(group.code()))),
                    words.number(group.records()));
            Html.time(row, "td", group.firstSeen());
            Html.time(row, "td", group.lastSeen());
            Html.link(row.appendElement("td"), layout.href("errors/" + group.example()), group.example());
        }
    }
}
