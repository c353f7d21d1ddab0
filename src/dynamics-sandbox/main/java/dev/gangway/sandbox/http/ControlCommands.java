package dev.gangway.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.Qualified;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.limits.ProtectionLimits;
import dev.gangway.sandbox.records.Violation;
import dev.gangway.sandbox.records.WellKnown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Translates between the JSON of the control port and {@link SandboxControl}. */
public final class ControlCommands {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SandboxControl control;

    ControlCommands(SandboxControl control) {
        this.control = control;
    }

    /** Returns the state at this path, or null for an unknown path. */
    JsonNode watch(String path) {
        return switch (path) {
            case "/requests" -> requests();
            case "/violations" -> violations();
            default -> null;
        };
    }

    /** Runs the command at this path; returns null for an unknown one. */
    JsonNode run(String path, JsonNode argument) {
        switch (path) {
            case "/faults" -> control.failNext(fault(argument));
            case "/faults/clear" -> control.clearFaults();
            case "/freeze" -> control.freeze();
            case "/unfreeze" -> control.unfreeze();
            case "/down" -> control.down();
            case "/unavailable" -> control.unavailable();
            case "/up" -> control.up();
            case "/tokens/expire" -> control.expireTokens();
            case "/tokens/lifetime" -> control.tokenLifetime(seconds(argument));
            case "/deltas/expire" -> control.expireDeltas();
            case "/clock" -> control.clockOffset(seconds(argument));
            case "/limits" -> control.limits(limits(argument));
            case "/strict" -> control.strict(argument.path("on").asBoolean(true));
            case "/keys" ->
                control.addAlternateKey(
                        text(argument, "table"), text(argument, "name"), strings(argument.path("columns")));
            case "/keys/active" ->
                control.alternateKeyActive(
                        text(argument, "table"),
                        text(argument, "name"),
                        argument.path("active").asBoolean(true));
            case "/keys/remove" -> control.removeAlternateKey(text(argument, "table"), text(argument, "name"));
            case "/bulk" ->
                control.bulkMessages(
                        text(argument, "table"), argument.path("available").asBoolean());
            case "/change-tracking" ->
                control.changeTracking(
                        text(argument, "table"), argument.path("enabled").asBoolean());
            case "/privileges/deny" -> control.denyPrivilege(user(argument), text(argument, "privilege"));
            case "/privileges/grant" -> control.grantPrivilege(user(argument), text(argument, "privilege"));
            case "/requests/clear" -> control.clearRequests();
            case "/violations/clear" -> control.clearViolations();
            default -> {
                return sell(path, argument);
            }
        }
        return done();
    }

    private JsonNode sell(String path, JsonNode argument) {
        switch (path) {
            case "/seller/qualify" -> {
                return qualify(argument);
            }
            case "/seller/win" -> control.win(id(argument, "opportunity"));
            case "/seller/lose" -> control.lose(id(argument, "opportunity"));
            case "/seller/disqualify" ->
                control.disqualify(id(argument, "lead"), argument.path("status").asInt());
            case "/seller/reactivate" -> control.reactivate(id(argument, "lead"));
            case "/seller/reopen" -> control.reopen(id(argument, "opportunity"));
            case "/seller/merge" -> control.merge(id(argument, "lead"), id(argument, "into"));
            case "/seller/delete" -> control.delete(text(argument, "table"), id(argument, "id"));
            default -> {
                return null;
            }
        }
        return done();
    }

    private JsonNode qualify(JsonNode argument) {
        Qualified qualified = control.qualify(
                id(argument, "lead"),
                argument.path("account").asBoolean(true),
                argument.path("contact").asBoolean(true),
                argument.path("opportunity").asBoolean(true));
        ObjectNode node = NODES.objectNode();
        node.put("account", string(qualified.accountId()));
        node.put("contact", string(qualified.contactId()));
        return node.put("opportunity", string(qualified.opportunityId()));
    }

    /** Reads a fault from its JSON form. */
    public static Fault fault(JsonNode node) {
        String effect = node.path("effect").asText("answer");
        Fault fault =
                switch (effect) {
                    case "answer" -> Fault.status(node.path("status").asInt(500));
                    case "reset" -> Fault.reset();
                    case "cut" -> Fault.cut();
                    case "delay" ->
                        Fault.delay(Duration.ofMillis(node.path("millis").asLong()));
                    default -> throw new IllegalArgumentException("No effect " + effect);
                };
        fault = fault.on(node.path("method").asText("*"), node.path("path").asText("*"));
        if (node.has("code")) {
            fault = fault.code(node.path("code").asText());
        }
        if (node.has("message")) {
            fault = fault.message(node.path("message").asText());
        }
        if (node.has("html")) {
            fault = fault.html(node.path("html").asText());
        }
        if (node.has("retryAfter")) {
            fault = fault.retryAfter(node.path("retryAfter").asLong());
        }
        if (node.path("afterApplying").asBoolean()) {
            fault = fault.afterApplying();
        }
        if (node.path("inBatch").asBoolean()) {
            fault = fault.inBatch();
        }
        if (node.has("table")) {
            fault = fault.onRecord(
                    node.path("table").asText(),
                    node.path("column").asText(null),
                    node.path("value").asText(null));
        }
        return node.path("always").asBoolean()
                ? fault.always()
                : fault.times(node.path("times").asInt(1));
    }

    private static ProtectionLimits limits(JsonNode node) {
        ProtectionLimits real = ProtectionLimits.PUBLISHED;
        return new ProtectionLimits(
                node.path("requests").asInt(real.requests()),
                Duration.ofMillis(
                        node.path("executionMillis").asLong(real.executionTime().toMillis())),
                node.path("concurrent").asInt(real.concurrent()),
                Duration.ofSeconds(
                        node.path("windowSeconds").asLong(real.window().toSeconds())));
    }

    private JsonNode requests() {
        ObjectNode node = NODES.objectNode().put("count", control.requestCount());
        ArrayNode list = node.putArray("requests");
        for (RecordedRequest request : control.requests()) {
            list.addObject()
                    .put("time", request.time().toString())
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("status", request.status())
                    .put("operations", request.operations())
                    .put("user", string(request.user()));
        }
        return node;
    }

    private JsonNode violations() {
        ArrayNode list = NODES.arrayNode();
        for (Violation violation : control.violations()) {
            list.addObject()
                    .put("kind", violation.kind().name())
                    .put("table", violation.table())
                    .put("column", violation.column())
                    .put("count", violation.count());
        }
        return list;
    }

    private static JsonNode done() {
        return NODES.objectNode().put("done", true);
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofSeconds(node.path("seconds").asLong());
    }

    private static UUID id(JsonNode node, String name) {
        return UUID.fromString(text(node, name));
    }

    private static UUID user(JsonNode node) {
        return node.has("user") ? id(node, "user") : WellKnown.INTEGRATION_USER;
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("The member '" + name + "' is missing");
        }
        return node.path(name).asText();
    }

    private static String[] strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings.toArray(String[]::new);
    }

    private static String string(UUID id) {
        return id == null ? null : id.toString();
    }
}
