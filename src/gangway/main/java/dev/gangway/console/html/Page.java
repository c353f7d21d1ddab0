package dev.gangway.console.html;

import dev.gangway.console.web.Response;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page under construction.
 *
 * @param main where its own part goes
 */
public record Page(Document document, Element main, Layout layout) {
    public Response answer(int status) {
        return Response.html(status, document.outerHtml());
    }

    public Response answer() {
        return answer(200);
    }
}
