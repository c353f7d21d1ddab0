package dev.gangway.sandbox.fno.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.sandbox.fno.control.FnoControl;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.http.ControlCommands;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The control API over HTTP: GET reads state, POST with a JSON object runs a command. */
public final class FnoControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient FnoControl control;

    public FnoControlServlet(FnoControl control) {
        this.control = control;
    }

    /** Rejects requests from web pages: browsers send an {@code Origin} header, programs do not. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Origin") != null) {
            write(response, 403, Map.of("error", "The control API does not accept requests from browsers"));
            return;
        }
        try {
            byte[] body = request.getInputStream().readAllBytes();
            JsonNode argument = body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
            boolean watches = request.getMethod().equals("GET");
            Object answer = watches ? watch(request.getPathInfo()) : run(request.getPathInfo(), argument);
            write(response, answer == null ? 404 : 200, answer == null ? Map.of("error", "No such command") : answer);
        } catch (IllegalArgumentException | JacksonException e) {
            write(response, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Object watch(String path) {
        return switch (path) {
            case "/requests" ->
                Map.of(
                        "count",
                        control.requestCount(),
                        "requests",
                        control.requests().stream()
                                .map(request -> Map.of(
                                        "time", request.time().toString(),
                                        "method", request.method(),
                                        "path", request.path(),
                                        "status", request.status()))
                                .toList());
            case "/misuse" -> control.misuse();
            case "/assumptions" -> control.assumptions();
            case "/mails" -> Map.of("count", control.mails());
            default -> path.startsWith("/rows/") ? rows(path.substring("/rows/".length())) : null;
        };
    }

    private Object rows(String set) {
        return control.rows(set).stream()
                .map(row -> {
                    Map<String, Object> shown = new HashMap<>(row);
                    shown.replaceAll((name, value) -> value instanceof java.time.Instant ? value.toString() : value);
                    return shown;
                })
                .toList();
    }

    private Object run(String path, JsonNode argument) {
        switch (path) {
            case "/faults" -> control.failNext(ControlCommands.fault(argument));
            case "/faults/clear" -> control.clearFaults();
            case "/freeze" -> control.freeze();
            case "/unfreeze" -> control.unfreeze();
            case "/unavailable" -> control.unavailable();
            case "/up" -> control.up();
            case "/tokens/expire" -> control.expireTokens();
            case "/clock" -> control.clockOffset(seconds(argument));
            case "/approval/delay" -> control.approvalDelay(seconds(argument));
            case "/assume" -> control.assume(Assumption.labelled(text(argument, "name")), text(argument, "option"));
            case "/deny" -> control.deny(text(argument, "set"));
            case "/grant" -> control.grant(text(argument, "set"));
            case "/limits" ->
                control.userLimits(
                        argument.path("requests").asInt(),
                        argument.path("concurrent").asInt());
            case "/unmapped" -> control.refuseAll(argument.path("unmapped").asBoolean(true));
            case "/company" -> control.company(text(argument, "company"));
            case "/language" -> control.language(text(argument, "language"));
            case "/requests/clear" -> control.clearRequests();
            case "/misuse/clear" -> control.clearMisuse();
            default -> {
                return office(path, argument);
            }
        }
        return Map.of("done", true);
    }

    private Object office(String path, JsonNode argument) {
        switch (path) {
            case "/put" -> control.put(text(argument, "set"), values(argument.path("values")));
            case "/prospect" ->
                control.prospect(
                        text(argument, "company"),
                        text(argument, "id"),
                        text(argument, "firstName"),
                        text(argument, "lastName"),
                        text(argument, "email"));
            case "/prospects" ->
                control.prospects(
                        text(argument, "company"), argument.path("count").asInt());
            case "/clerk/approve" -> control.approve(text(argument, "company"), text(argument, "prospect"));
            case "/clerk/reject" -> control.reject(text(argument, "company"), text(argument, "prospect"));
            case "/clerk/delete" -> control.deleteProspect(text(argument, "company"), text(argument, "prospect"));
            default -> {
                return null;
            }
        }
        return Map.of("done", true);
    }

    private static Map<String, Object> values(JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        node.fields()
                .forEachRemaining(member -> values.put(
                        member.getKey(),
                        member.getValue().isInt()
                                ? (Object) member.getValue().intValue()
                                : member.getValue().asText()));
        return values;
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofSeconds(node.path("seconds").asLong());
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("The member '" + name + "' is missing");
        }
        return node.path(name).asText();
    }

    private static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), body);
    }
}
