package dev.gangway.console.html;

import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.console.web.Visitor;
import java.util.List;
import java.util.Optional;

/**
 * One request of an authorized user.
 *
 * @param parts of the path behind the name of the section
 */
public record Visit(Request request, Layout layout, List<String> parts) {
    public Visitor visitor() {
        return layout.visitor();
    }

    public Texts texts() {
        return layout.texts();
    }

    public boolean isPost() {
        return request.isPost();
    }

    /** Whether the visitor may do what the form says; the page to answer when not. */
    public Optional<Response> refusal() {
        return visitor().mayAct() ? Optional.empty() : Optional.of(Notices.refused(layout, 403, "role"));
    }

    /** To a page of the console, after an act. */
    public Response to(String path) {
        return Response.seeOther(layout.href(path));
    }
}
