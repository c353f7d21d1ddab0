package dev.gangway.console;

import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Notices;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.live.LiveNumbers;
import dev.gangway.console.page.FlowPage;
import dev.gangway.console.page.SignInPage;
import dev.gangway.console.web.Doorkeeper;
import dev.gangway.console.web.Hosts;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages for operators. Knows nothing of the server around it: {@link #apply} takes a request and gives the answer, for
 * Gangway's own listener or for a host's. Thread-safe.
 */
public final class Console implements Function<Request, Response>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final String node;
    private final Hosts hosts;
    private final Doorkeeper door;
    private final LiveNumbers numbers;
    private final Map<String, Section> sections;
    private final Assets assets = new Assets();

    /**
     * @param node the name of this one, for people
     * @param sections by the first part of their path
     */
    public Console(String node, Hosts hosts, Doorkeeper door, LiveNumbers numbers, Map<String, Section> sections) {
        this.node = node;
        this.hosts = hosts;
        this.door = door;
        this.numbers = numbers;
        this.sections = Map.copyOf(sections);
    }

    @Override
    public Response apply(Request request) {
        Texts texts = Texts.of(request.header("Accept-Language"));
        Layout outside = new Layout(texts, request.base(), null, node);
        if (!hosts.isOurs(request.header("Host"))) {
            return Notices.refused(outside, 421, "host");
        }
        if (!METHODS.contains(request.method())) {
            return Notices.refused(outside, 405, "method").header("Allow", "GET, HEAD, POST");
        }
        if (request.hasNul()) {
            return Notices.refused(outside, 400, "nul");
        }
        return assets.answer(request).orElseGet(() -> enter(request, outside));
    }

    private Response enter(Request request, Layout outside) {
        Doorkeeper.Entry entry = door.enter(request);
        if (request.isPost() && !door.isOwnForm(request, entry)) {
            return withCookie(request, entry, Notices.refused(outside, 403, "form"));
        }
        if (request.isPost() && request.path().equals(SIGN_IN)) {
            return signIn(request, outside, entry);
        }
        if (entry.visitor().isEmpty()) {
            return withCookie(request, entry, stranger(request, outside, entry));
        }
        if (request.isPost() && request.path().equals(SIGN_OUT)) {
            door.signOut(entry);
            return Response.seeOther(outside.href("sign-in"));
        }
        Layout layout =
                new Layout(outside.texts(), request.base(), entry.visitor().get(), node);
        return withCookie(request, entry, guarded(request, layout));
    }

    private Response withCookie(Request request, Doorkeeper.Entry entry, Response response) {
        return entry.isKnown() ? response : response.header("Set-Cookie", door.cookie(request, entry.id()));
    }

    private Response signIn(Request request, Layout outside, Doorkeeper.Entry entry) {
        Doorkeeper.SignIn signIn = door.signIn(request);
        if (signIn.isBusy()) {
            return SignInPage.of(outside, entry.token(), "sign.busy")
                    .answer(429)
                    .header("Retry-After", "1");
        }
        return signIn.id()
                .map(id -> Response.seeOther(outside.href("")).header("Set-Cookie", door.cookie(request, id)))
                .orElseGet(() ->
                        SignInPage.of(outside, entry.token(), "sign.wrong").answer(403));
    }

    /** Somebody who has not signed in. */
    private Response stranger(Request request, Layout outside, Doorkeeper.Entry entry) {
        if (!door.asksForPassword()) {
            return Notices.refused(outside, 403, "proxy");
        }
        if (request.path().equals(SIGN_IN)) {
            return SignInPage.of(outside, entry.token(), null).answer();
        }
        return request.isPost() || request.path().equals("/live")
                ? Notices.refused(outside, 403, "stranger")
                : Response.seeOther(outside.href("sign-in"));
    }

    private Response guarded(Request request, Layout layout) {
        try {
            return page(request, layout).orElseGet(() -> Notices.missing(layout));
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                return Notices.broken(layout, 503, Database.reason(e));
            }
            // without the exception's words, which may quote a record
            LOG.warn("The console could not show a page: {}", e.getClass().getName());
            LOG.debug("The console could not show a page", e);
            return Notices.broken(layout, 500, Database.reason(e));
        }
    }

    private Optional<Response> page(Request request, Layout layout) {
        List<String> parts = request.parts();
        if (parts.isEmpty()) {
            return Optional.of(FlowPage.of(layout, numbers.look()).answer());
        }
        if (parts.equals(List.of("live"))) {
            return Optional.of(Response.json(FlowPage.live(layout.texts(), numbers.look())));
        }
        Section section = sections.get(parts.get(0));
        return section == null
                ? Optional.empty()
                : section.answer(new Visit(request, layout, parts.subList(1, parts.size())));
    }

    @Override
    public void close() {
        numbers.close();
    }
}
