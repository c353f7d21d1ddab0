package dev.gangway.console.page;

import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Notices;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.web.Response;
import dev.gangway.onboarding.where.Partner;
import dev.gangway.onboarding.where.Step;
import dev.gangway.text.Printable;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Finds partners, and shows the way of each. What is searched for may be personal and is sent as a form, so that it is in no
 * address; the address of a partner holds a key.
 */
public final class PartnerPage implements Section {
    private static final int MOST = 25;
    /** A longer detail, such as what was sent, is folded. */
    private static final int LONG = 160;

    private final Search search;

    /** Finds partners by whatever is known of them; throws IllegalArgumentException when nothing is. */
    @FunctionalInterface
    public interface Search {
        List<Partner> find(String text, int max);
    }

    public PartnerPage(Search search) {
        this.search = search;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (visit.parts().size() > 1 || visit.isPost() && !visit.parts().isEmpty()) {
            return Optional.empty();
        }
        if (!visit.isPost() && visit.parts().isEmpty()) {
            return Optional.of(
                    page(visit.layout(), visit.texts().say("partner.title")).answer());
        }
        String text =
                visit.isPost() ? visit.request().field("text") : visit.parts().get(0);
        try {
            return Optional.of(found(visit, search.find(text, MOST)));
        } catch (IllegalArgumentException e) {
            return Optional.of(Notices.broken(visit.layout(), 400, e.getMessage()));
        }
    }

    private static Page page(Layout layout, String title) {
        Texts texts = layout.texts();
        Page page = layout.page("partner", title);
        Element form = layout.form(page.main(), "partner").attr("role", "search");
        PauseForms.label(form, texts.say("partner.search"))
                .appendElement("input")
                .attr("type", "search")
                .attr("name", "text")
                .attr("required", "required")
                .attr("aria-describedby", "search-hint");
        form.appendElement("button").text(texts.say("partner.find"));
        form.appendElement("p").addClass("hint").attr("id", "search-hint").text(texts.say("partner.hint"));
        return page;
    }

    private static Response found(Visit visit, List<Partner> partners) {
        Texts texts = visit.texts();
        if (visit.isPost() && partners.size() == 1) {
            return visit.to("partner/" + Html.encoded(key(partners.get(0))));
        }
        Page page = page(visit.layout(), texts.say("partner.title"));
        if (partners.isEmpty()) {
            page.main()
                    .appendElement("p")
                    .addClass("notice")
                    .attr("role", "status")
                    .text(texts.say("partner.none"));
            return page.answer(visit.isPost() ? 200 : 404);
        }
        if (visit.isPost()) {
            list(page.main(), visit.layout(), partners);
        } else {
            partners.forEach(partner -> show(page.main(), visit.layout(), partner));
        }
        return page.answer();
    }

    private static String key(Partner partner) {
        if (partner.requestId() != null) {
            return partner.requestId();
        }
        return partner.prospectId() != null ? partner.prospectId() : String.join("", partner.customers());
    }

    private static void list(Element main, Layout layout, List<Partner> partners) {
        Texts texts = layout.texts();
        Element body = Html.table(
                main,
                texts.say("partner.found", partners.size() < MOST ? partners.size() : MOST + "+"),
                texts.say("partner.company"),
                texts.say("partner.name"),
                texts.say("partner.email"),
                texts.say("column.entity"),
                texts.say("partner.prospect"),
                texts.say("column.status"));
        for (Partner partner : partners) {
            Element row = body.appendElement("tr");
            Html.link(
                    row.appendElement("th").attr("scope", "row"),
                    layout.href("partner/" + Html.encoded(key(partner))),
                    partner.company() == null ? key(partner) : partner.company());
            Html.value(row, "td", partner.name());
            Html.value(row, "td", partner.email());
            Html.value(row, "td", partner.dataareaid());
            Html.value(row, "td", partner.prospectId());
            Html.value(row, "td", partner.status());
        }
    }

    private static void show(Element main, Layout layout, Partner partner) {
        Texts texts = layout.texts();
        Html.value(main, "h2", partner.company() == null ? key(partner) : partner.company());
        Element facts = main.appendElement("dl").addClass("facts");
        fact(facts, texts.say("partner.name"), partner.name());
        fact(facts, texts.say("partner.email"), partner.email());
        fact(facts, texts.say("column.status"), partner.status());
        fact(facts, texts.say("column.entity"), partner.dataareaid());
        fact(facts, texts.say("column.request"), partner.requestId());
        fact(facts, texts.say("partner.prospect"), partner.prospectId());
        fact(facts, texts.say("column.lead"), partner.leadId());
        fact(facts, texts.say("partner.customers"), String.join(", ", partner.customers()));
        main.appendElement("h3").text(texts.say("partner.way"));
        Element way = main.appendElement("ol").addClass("way");
        partner.way().forEach(step -> step(way, step));
    }

    private static void fact(Element facts, String name, String value) {
        facts.appendElement("dt").text(name);
        Html.value(facts, "dd", value);
    }

    private static void step(Element way, Step step) {
        Element item = way.appendElement("li").attr("data-state", state(step));
        if (step.at() != null) {
            Html.time(item, "span", step.at());
            item.appendText(" ");
        }
        Html.value(item, "strong", step.what());
        String detail = step.detail();
        if (detail == null) {
            return;
        }
        if (detail.length() <= LONG) {
            item.appendText(" ");
            Html.value(item, "span", detail);
        } else {
            Element folded = item.appendElement("details");
            folded.appendElement("summary").attr("dir", "auto").text(Printable.line(detail.substring(0, LONG)) + " …");
            folded.appendElement("pre").attr("dir", "auto").text(Printable.lines(detail));
        }
    }

    private static String state(Step step) {
        return switch (step.what()) {
            case "error", "refused", "mail not sent" -> "bad";
            default -> step.at() == null ? "open" : "done";
        };
    }
}
