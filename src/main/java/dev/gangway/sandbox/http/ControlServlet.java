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

/** The control surface over HTTP: GET watches, POST with a JSON object does. */
final class ControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient SandboxControl control;
    private final transient ControlCommands commands;

    ControlServlet(SandboxControl control) {
        this.control = control;
        this.commands = new ControlCommands(control);
    }

    /** Pages in a browser have no business here; programs do not send an origin. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getHeader("Origin") != null) {
            write(response, HttpServletResponse.SC_FORBIDDEN, error("The control surface is not for browsers"));
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
            write(response, HttpServletResponse.SC_NOT_FOUND, error("There is nothing to see at " + path));
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
