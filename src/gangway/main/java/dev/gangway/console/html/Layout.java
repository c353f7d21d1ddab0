package dev.gangway.console.html;

import dev.gangway.console.web.Visitor;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * The common parts of every page: head, navigation and a place for the page's own content.
 *
 * @param base where the console is mounted
 * @param visitor null on the page where one signs in
 */
public record Layout(Texts texts, String base, Visitor visitor, String node) {
    private static final List<String> PLACES =
            List.of("", "partner", "errors", "jobs", "reconcile", "nodes", "acts", "settings");

    /** A page whose main part is to be filled. */
    public Page page(String place, String title) {
        Document document = new Document("");
        document.outputSettings().prettyPrint(false);
        document.appendChild(new DocumentType("html", "", ""));
        Element html = document.appendElement("html").attr("lang", texts.language());
        head(html.appendElement("head"), title);
        Element body = html.appendElement("body");
        body.appendElement("a").addClass("skip").attr("href", "#main").text(texts.say("skip"));
        header(body.appendElement("header"), place);
        Element main = body.appendElement("main").attr("id", "main").attr("tabindex", "-1");
        main.appendElement("h1").text(title);
        Element footer = body.appendElement("footer");
        footer.appendElement("p").text(texts.say("footer", node));
        return new Page(document, main, this);
    }

    private void head(Element head, String title) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("title").text(title + " – Gangway");
        head.appendElement("link").attr("rel", "icon").attr("href", base + "/icon.svg");
        head.appendElement("link").attr("rel", "stylesheet").attr("href", base + "/console.css");
        head.appendElement("script").attr("src", base + "/console.js").attr("defer", "defer");
    }

    private void header(Element header, String place) {
        Element name = header.appendElement("p").addClass("name");
        name.appendElement("a").attr("href", base + "/").text("Gangway");
        if (visitor == null) {
            return;
        }
        Element list =
                header.appendElement("nav").attr("aria-label", texts.say("nav")).appendElement("ul");
        for (String other : PLACES) {
            Element link = list.appendElement("li").appendElement("a").attr("href", base + "/" + other);
            link.text(texts.say("nav." + (other.isEmpty() ? "flow" : other)));
            if (other.equals(place)) {
                link.attr("aria-current", "page");
            }
        }
        Element who = header.appendElement("div").addClass("who");
        Html.value(who, "span", visitor.name());
        who.appendText(" · " + texts.say(visitor.mayAct() ? "role.act" : "role.look") + " ");
        if (visitor.isSignedIn()) {
            form(who, "sign-out").addClass("inline").appendElement("button").text(texts.say("sign.out"));
        }
    }

    /** A form that posts to a page of the console. */
    public Element form(Element parent, String target) {
        Element form = parent.appendElement("form").attr("method", "post").attr("action", base + "/" + target);
        form.appendElement("input").attr("type", "hidden").attr("name", "token").attr("value", visitor.token());
        return form;
    }

    /** Where that page is. */
    public String href(String path) {
        return base + "/" + path;
    }
}
