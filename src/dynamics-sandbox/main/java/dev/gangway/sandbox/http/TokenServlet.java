package dev.gangway.sandbox.http;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.control.Gate;
import dev.gangway.sandbox.signin.TokenEndpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sign-in endpoints of every tenant. Faults reach them under the path {@code token}. */
public final class TokenServlet extends HttpServlet {
    /** The tenant in the sandbox's own URLs; every other tenant name works too. */
    public static final String TENANT = "11111111-aaaa-4bbb-8ccc-222222222222";

    private static final long serialVersionUID = 1L;
    private static final String BASIC = "Basic ";
    private static final String TOKEN = "/oauth2/v2.0/token";
    private static final String DISCOVERY = "/v2.0/.well-known/openid-configuration";

    private final transient TokenEndpoint endpoint;
    private final transient FaultPlan faults;
    private final transient Gate gate;

    public TokenServlet(TokenEndpoint endpoint, FaultPlan faults, Gate gate) {
        this.endpoint = endpoint;
        this.faults = faults;
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        byte[] body = request.getInputStream().readAllBytes();
        if (path.endsWith(TOKEN) && request.getMethod().equals("POST")) {
            if (!disturbed(request, response)) {
                Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
                basicCredentials(request, form);
                answer(endpoint.token(form, WebApiServlet.origin(request) + path), response);
            }
        } else if (path.endsWith(DISCOVERY) && request.getMethod().equals("GET")) {
            String tenantPath = path.substring(0, path.length() - DISCOVERY.length());
            answer(endpoint.discovery(WebApiServlet.origin(request) + tenantPath, tenantPath.substring(1)), response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean disturbed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            gate.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Connections.reset(request);
            return true;
        }
        if (gate.isUnavailable()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return true;
        }
        Optional<Fault> fault = faults.forRequest(request.getMethod(), "token");
        if (fault.isEmpty()) {
            return false;
        }
        switch (fault.get().effect()) {
            case RESET -> Connections.reset(request);
            case ANSWER -> ResponseWriter.write(Faults.answer(fault.get()), null, response, false);
            default -> {
                Faults.sleep(fault.get().delay());
                return false;
            }
        }
        return true;
    }

    /**
     * Reads client id and secret from the Authorization header, where clients may send them instead of in the form.
     */
    private static void basicCredentials(HttpServletRequest request, Map<String, String> form) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BASIC) || form.containsKey("client_id")) {
            return;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            form.put("client_id", decode(pair.substring(0, Math.max(colon, 0))));
            form.put("client_secret", decode(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // not Base64: the endpoint then rejects a request without credentials
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void answer(TokenEndpoint.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-store, no-cache");
        response.getOutputStream().write(answer.body());
    }
}
