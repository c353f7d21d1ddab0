package dev.gangway.sandbox.http;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.control.Gate;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.control.RequestLog;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.limits.LimitExceeded;
import dev.gangway.sandbox.limits.Throttle;
import dev.gangway.sandbox.records.Caller;
import dev.gangway.sandbox.webapi.Dispatcher;
import dev.gangway.sandbox.webapi.batch.BatchHandler;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.ErrorBody;
import dev.gangway.sandbox.webapi.message.ServiceAddress;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests through gate, faults, sign-in and limits to the Web API and writes the answers. */
final class WebApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WebApiServlet.class);

    /** The published maximum message size, 116.85 MB. */
    private static final int LARGEST_BODY = 116_850_000;

    private final transient Parts parts;

    WebApiServlet(Parts parts) {
        this.parts = parts;
    }

    /** The parts that a request passes through. */
    record Parts(
            Gate gate,
            FaultPlan faults,
            Authentication authentication,
            Throttle throttle,
            Dispatcher dispatcher,
            BatchHandler batches,
            RequestLog log,
            Clock clock) {}

    /** An answer with the data for the request log. */
    private record Handled(ApiResponse response, int operations, Caller caller, Throttle.Admitted admitted) {
        static Handled refused(ApiResponse response) {
            return new Handled(response, 1, null, null);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean tooLarge = request.getContentLengthLong() > LARGEST_BODY;
        // the length of a chunked body is not known in advance
        byte[] body = tooLarge ? new byte[0] : request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (tooLarge || body.length > LARGEST_BODY) {
            // the rest of the body is not read
            response.setHeader("Connection", "close");
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        String shownPath = shownPath(request);
        Optional<Fault> fault = parts.faults().forRequest(request.getMethod(), shownPath);
        if (fault.isPresent() && !fault.get().isAfterApplying() && strike(fault.get(), request, response)) {
            log(request, shownPath, fault.get().status(), 1, null);
            return;
        }
        Handled handled = handle(request, body, fault.orElse(null));
        // logged before the answer is sent: a client that has the answer finds the entry
        log(request, shownPath, handled.response().status(), handled.operations(), handled.caller());
        if (fault.isPresent() && fault.get().isAfterApplying() && strike(fault.get(), request, response)) {
            return;
        }
        // Jetty's own Date header would show real time
        response.setDateHeader("Date", parts.clock().millis());
        boolean cut = fault.isPresent() && fault.get().effect() == Fault.Effect.CUT;
        ResponseWriter.write(handled.response(), handled.admitted(), response, cut);
        if (cut) {
            Connections.close(request);
        }
    }

    /** Applies a fault; returns false when the request is to be answered anyway. */
    private static boolean strike(Fault fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (fault.effect()) {
            case RESET -> {
                Connections.reset(request);
                return true;
            }
            case ANSWER -> {
                ResponseWriter.write(Faults.answer(fault), null, response, false);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private Handled handle(HttpServletRequest request, byte[] body, Fault fault) {
        if (parts.gate().isUnavailable()) {
            return Handled.refused(ErrorBody.of(
                    new DataverseException(503, "0x8004a001", "The service is temporarily unavailable."), false));
        }
        try {
            Caller caller = parts.authentication().caller(request);
            if (caller == null) {
                return Handled.refused(unauthorized(request));
            }
            try (Throttle.Admitted admitted =
                    parts.throttle().admit(caller.delegateId() == null ? caller.userId() : caller.delegateId())) {
                parts.gate().pass();
                return answer(request, body, caller, admitted, fault);
            }
        } catch (LimitExceeded e) {
            DataverseException refusal = new DataverseException(429, e.code(), e.getMessage());
            return Handled.refused(
                    ErrorBody.of(refusal, false).header("Retry-After", Long.toString(e.retryAfterSeconds())));
        } catch (DataverseException e) {
            return Handled.refused(ErrorBody.of(e, false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Handled.refused(
                    ErrorBody.of(new DataverseException(503, "0x8004a001", "The service is shutting down."), false));
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed on {} {}", request.getMethod(), request.getRequestURI(), e);
            return Handled.refused(
                    ErrorBody.of(new DataverseException(500, "0x80040224", "An unexpected error occurred."), false));
        }
    }

    /** Answers a request. Delays are applied here, because they count as execution time for the limits. */
    private Handled answer(
            HttpServletRequest request, byte[] body, Caller caller, Throttle.Admitted admitted, Fault fault) {
        boolean slow = fault != null && fault.effect() == Fault.Effect.DELAY;
        if (slow && !fault.isAfterApplying()) {
            Faults.sleep(fault.delay());
        }
        Handled handled = answer(request, body, caller, admitted);
        if (slow && fault.isAfterApplying()) {
            Faults.sleep(fault.delay());
        }
        return handled;
    }

    private Handled answer(HttpServletRequest request, byte[] body, Caller caller, Throttle.Admitted admitted) {
        ServiceAddress address = ServiceAddress.parse(request.getRequestURI(), request.getQueryString());
        ApiRequest call = new ApiRequest(
                request.getMethod(),
                address.path(),
                address.query(),
                name -> joined(request, name),
                ApiRequest.Body.of(body),
                origin(request) + address.root(),
                caller);
        if (address.path().equals("$batch") && request.getMethod().equals("POST")) {
            BatchHandler.Outcome outcome = parts.batches().handle(call);
            return new Handled(outcome.response(), outcome.operations(), caller, admitted);
        }
        return new Handled(parts.dispatcher().handle(call), 1, caller, admitted);
    }

    /** Returns the header. Clients may send several Prefer headers instead of one with commas. */
    private static String joined(HttpServletRequest request, String name) {
        String first = request.getHeader(name);
        return first == null || !name.equalsIgnoreCase("Prefer")
                ? first
                : String.join(",", Collections.list(request.getHeaders(name)));
    }

    private static ApiResponse unauthorized(HttpServletRequest request) {
        return ApiResponse.empty(401)
                .header(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=" + origin(request) + "/" + TokenServlet.TENANT
                                + "/oauth2/authorize, resource_id=" + origin(request) + "/");
    }

    static String origin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private void log(HttpServletRequest request, String path, int status, int operations, Caller caller) {
        parts.log()
                .add(new RecordedRequest(
                        parts.clock().instant(),
                        request.getMethod(),
                        path,
                        status,
                        operations,
                        caller == null ? null : caller.userId()));
    }

    private static String decoded(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // returned as received; the request is rejected later
            return uri;
        }
    }

    /** Returns the path below the service root, decoded enough for the request log and for fault matching. */
    private static String shownPath(HttpServletRequest request) {
        String uri = request.getRequestURI().replaceFirst("^/api/data/[^/]*/?", "");
        String path = decoded(uri);
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }
}
