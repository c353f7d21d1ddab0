package dev.gangway.sandbox.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.errors.DataverseException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The control API over HTTP: GET reads state, POST with a JSON object runs a command. */
final class ControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost\\.?|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private final transient SandboxControl control;
    private final transient ControlCommands commands;

    ControlServlet(SandboxControl control) {
        this.control = control;
        this.commands = new ControlCommands(control);
    }

    /**
     * Rejects requests from web pages. Browsers send an {@code Origin} header, programs do not. A page whose host
     * name was made to resolve to this machine (DNS rebinding) is recognized by the {@code Host} header.
     */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getHeader("Origin") != null) {
            write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    error("The control API does not accept requests from browsers"));
        } else if (!LOOPBACK.matcher(request.getServerName()).matches()) {
            write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    error("The control API accepts only localhost, 127.* and [::1] as host name"));
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if ("/dump".equals(path)) {
            response.setContentType("application/json");
            control.dump(response.getOutputStream());
            return;
        }
        JsonNode answer = commands.watch(path);
        if (answer == null) {
            write(response, HttpServletResponse.SC_NOT_FOUND, error("Unknown path: " + path));
        } else {
            write(response, HttpServletResponse.SC_OK, answer);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] body = request.getInputStream().readAllBytes();
            JsonNode argument = body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
            JsonNode answer = commands.run(request.getPathInfo(), argument);
            if (answer == null) {
                write(response, HttpServletResponse.SC_NOT_FOUND, error("No command " + request.getPathInfo()));
            } else {
                write(response, HttpServletResponse.SC_OK, answer);
            }
        } catch (DataverseException e) {
            write(response, e.status(), JSON.valueToTree(Map.of("code", e.code(), "error", e.getMessage())));
        } catch (IllegalArgumentException | JacksonException e) {
            write(response, HttpServletResponse.SC_BAD_REQUEST, error(e.getMessage()));
        }
    }

    private static JsonNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }

    private static void write(HttpServletResponse response, int status, JsonNode body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), body);
    }
}
