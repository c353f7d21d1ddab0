package dev.gangway.sandbox.fno.http;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.fno.control.FnoControl;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.service.Call;
import dev.gangway.sandbox.fno.service.FnoAnswers;
import dev.gangway.sandbox.fno.service.FnoBatch;
import dev.gangway.sandbox.fno.service.FnoService;
import dev.gangway.sandbox.fno.service.MetadataApi;
import dev.gangway.sandbox.fno.service.Misuse;
import dev.gangway.sandbox.http.Connections;
import dev.gangway.sandbox.signin.TokenIssuer;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests through gate, faults and sign-in to the service and writes the answers. */
public final class FnoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FnoServlet.class);
    private static final String BEARER = "Bearer ";

    private final transient Parts parts;

    public FnoServlet(Parts parts) {
        this.parts = parts;
    }

    /**
     * The parts that a request passes through.
     *
     * @param mapped the only user whose application is registered in F&amp;O
     */
    public record Parts(
            FnoControl.Parts shared,
            TokenIssuer tokens,
            UUID mapped,
            FnoService service,
            FnoBatch batch,
            MetadataApi metadata) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String shown = shownPath(request);
        Optional<Fault> fault = parts.shared().faults().forRequest(request.getMethod(), shown);
        if (fault.isPresent() && !fault.get().isAfterApplying() && strike(fault.get(), request, response)) {
            parts.shared().pressure().told(fault.get().retryAfter());
            log(request, shown, fault.get().status());
            return;
        }
        ApiResponse answer = answer(request, body);
        log(request, shown, answer.status());
        if (fault.isPresent() && fault.get().isAfterApplying() && strike(fault.get(), request, response)) {
            return;
        }
        boolean cut = fault.isPresent() && fault.get().effect() == Fault.Effect.CUT;
        write(answer, response, cut);
        if (cut) {
            Connections.close(request);
        }
    }

    private static boolean strike(Fault fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (fault.effect()) {
            case RESET -> {
                Connections.reset(request);
                return true;
            }
            case ANSWER -> {
                write(FnoAnswers.fault(fault), response, false);
                return true;
            }
            case DELAY -> {
                sleep(fault.delay().toMillis());
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private ApiResponse answer(HttpServletRequest request, byte[] body) {
        try {
            parts.shared().gate().pass();
            if (parts.shared().gate().isUnavailable()) {
                return ApiResponse.of(503, "text/html", "<html><body>Service Unavailable</body></html>".getBytes());
            }
            String token = token(request);
            UUID user = token == null ? null : parts.tokens().verify(token);
            if (user == null
                    || !user.equals(parts.mapped())
                    || parts.shared().user().isUnmapped()) {
                return unauthorized();
            }
            if (!parts.tokens().audience(token).equals(origin(request))) {
                parts.shared().misuse().count(Misuse.Kind.WRONG_AUDIENCE);
                return unauthorized();
            }
            if (parts.shared().pressure().tooEarly()) {
                parts.shared().misuse().count(Misuse.Kind.TOO_EARLY);
            }
            return limited(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiResponse.empty(503);
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed on {} {}", request.getMethod(), request.getRequestURI(), e);
            return FnoAnswers.refusal(new FnoRefusal(500, "System.Exception", "The sandbox itself failed: " + e));
        }
    }

    private ApiResponse limited(HttpServletRequest request, byte[] body) {
        long wait = parts.shared().pressure().limits().begin();
        if (wait > 0) {
            parts.shared().pressure().told(wait);
            return FnoAnswers.throttled(wait);
        }
        try {
            return signedIn(request, body);
        } finally {
            parts.shared().pressure().limits().end();
        }
    }

    private ApiResponse signedIn(HttpServletRequest request, byte[] body) {
        String uri = request.getRequestURI();
        if (uri.startsWith("/metadata/")) {
            return parts.metadata().handle(uri.substring("/metadata/".length()).replace("%27", "'"));
        }
        Call call = new Call(
                request.getMethod(),
                uri.replaceFirst("^/data/?", ""),
                request.getQueryString(),
                name -> header(request, name),
                body,
                origin(request) + "/data/",
                parts.shared().user().company(),
                parts.shared().user().denied());
        boolean batch = call.path().equals("$batch") && call.method().equals("POST");
        return batch ? parts.batch().handle(call) : parts.service().handle(call);
    }

    private static String header(HttpServletRequest request, String name) {
        return request.getHeader(name) == null ? null : String.join(",", Collections.list(request.getHeaders(name)));
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? header.substring(BEARER.length()).trim() : null;
    }

    private static ApiResponse unauthorized() {
        return ApiResponse.empty(401).header("WWW-Authenticate", "Bearer");
    }

    private static String origin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private static void write(ApiResponse answer, HttpServletResponse response, boolean cut) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("OData-Version", "4.0");
        response.setHeader("ms-dyn-aid", UUID.randomUUID().toString());
        answer.headers().forEach(header -> response.setHeader(header.name(), header.value()));
        byte[] body = answer.body();
        if (answer.status() != 204) {
            response.setContentLength(body.length);
        }
        response.getOutputStream().write(body, 0, cut ? body.length / 2 : body.length);
        if (cut) {
            response.flushBuffer();
        }
    }

    private void log(HttpServletRequest request, String path, int status) {
        parts.shared()
                .requests()
                .add(new RecordedRequest(
                        parts.shared().clock().instant(), request.getMethod(), path, status, 1, parts.mapped()));
    }

    private static String shownPath(HttpServletRequest request) {
        String path = request.getRequestURI().replaceFirst("^/data/?", "").replace("%27", "'");
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
