package dev.gangway.console.page;

import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Texts;
import org.jsoup.nodes.Element;

/** Where people say who they are. */
public final class SignInPage {
    private SignInPage() {}

    /** @param refusal the key of the text that says why the last try failed; null at the first */
    public static Page of(Layout outside, String token, String refusal) {
        Texts texts = outside.texts();
        Page page = outside.page("sign-in", texts.say("sign.title"));
        Element main = page.main();
        if (refusal != null) {
            main.appendElement("p")
                    .addClass("notice")
                    .addClass("bad")
                    .attr("role", "alert")
                    .text(texts.say(refusal));
        }
        Element form = main.appendElement("form").attr("method", "post").attr("action", outside.href("sign-in"));
        PauseForms.hidden(form, "token", token);
        field(form, texts.say("sign.name"), "name", "text", "username");
        field(form, texts.say("sign.password"), "password", "password", "current-password");
        form.appendElement("p").appendElement("button").text(texts.say("sign.in"));
        return page;
    }

    private static void field(Element form, String label, String name, String type, String purpose) {
        PauseForms.label(form.appendElement("p"), label)
                .appendElement("input")
                .attr("name", name)
                .attr("type", type)
                .attr("autocomplete", purpose)
                .attr("required", "required");
    }
}
