package dev.gangway.console.html;

import dev.gangway.console.web.Response;
import dev.gangway.text.Printable;

/** Pages that only say why there is no other. */
public final class Notices {
    private Notices() {}

    /** @param reason the last part of a text's key */
    public static Response refused(Layout layout, int status, String reason) {
        return say(
                layout,
                status,
                layout.texts().say("refused.title"),
                layout.texts().say("refused." + reason));
    }

    public static Response missing(Layout layout) {
        return say(
                layout, 404, layout.texts().say("missing.title"), layout.texts().say("missing.text"));
    }

    /** @param reason the message of the service that failed */
    public static Response broken(Layout layout, int status, String reason) {
        return say(
                layout,
                status,
                layout.texts().say("broken.title"),
                layout.texts().say("broken.text", Printable.line(reason)));
    }

    private static Response say(Layout layout, int status, String title, String text) {
        Page page = layout.page("-", title);
        page.main().appendElement("p").addClass("notice").addClass("bad").text(text);
        return page.answer(status);
    }
}
