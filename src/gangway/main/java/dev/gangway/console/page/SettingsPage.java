package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;

/** What this node was told. */
public final class SettingsPage implements Section {
    private final Supplier<List<Line>> settings;

    /**
     * One setting.
     *
     * @param value as it may be shown; null when it is a secret
     * @param isDefault whether nothing else was said
     */
    public record Line(String key, String value, boolean isDefault, String meaning) {}

    /** @param settings without secrets */
    public SettingsPage(Supplier<List<Line>> settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (visit.isPost() || !visit.parts().isEmpty()) {
            return Optional.empty();
        }
        Texts texts = visit.texts();
        Page page = visit.layout().page("settings", texts.say("settings.title"));
        page.main().appendElement("p").addClass("hint").text(texts.say("settings.hint"));
        Element body = Html.table(
                page.main(),
                texts.say("settings.table"),
                texts.say("column.setting"),
                texts.say("column.value"),
                texts.say("column.meaning"));
        for (Line line : settings.get()) {
            Element row = body.appendElement("tr");
            row.appendElement("th").attr("scope", "row").addClass("key").text(line.key());
            if (line.value() == null) {
                row.appendElement("td").text(texts.say("settings.secret"));
            } else {
                Element value = Html.value(row, "td", line.value()).addClass("key");
                if (line.isDefault() && !line.value().isEmpty()) {
                    value.appendText(" ").appendElement("span").addClass("hint").text(texts.say("settings.default"));
                }
            }
            row.appendElement("td").addClass("words").text(line.meaning());
        }
        return Optional.of(page.answer());
    }
}
