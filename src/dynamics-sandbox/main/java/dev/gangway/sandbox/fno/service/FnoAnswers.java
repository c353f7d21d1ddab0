package dev.gangway.sandbox.fno.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.nio.charset.StandardCharsets;

/** Writes answers in the service's own format. */
public final class FnoAnswers {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/json; odata.metadata=minimal; odata.streaming=true";

    private FnoAnswers() {}

    static ApiResponse json(int status, JsonNode body) {
        try {
            return ApiResponse.of(status, TYPE, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }

    /** Writes an error: the general message outside, the reason in the inner error. */
    public static ApiResponse refusal(FnoRefusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", "").put("message", "An error has occurred.");
        error.putObject("innererror")
                .put("message", refusal.getMessage())
                .put("type", refusal.type())
                .put("stacktrace", "   at Microsoft.Dynamics.Platform.Integration.Services.OData");
        return json(refusal.status(), body);
    }

    /** Writes the answer that an injected fault gives instead of the service. */
    public static ApiResponse fault(Fault fault) {
        ApiResponse answer = fault.html() == null
                ? refusal(new FnoRefusal(fault.status(), "System.Exception", words(fault)))
                : ApiResponse.of(fault.status(), "text/html", fault.html().getBytes(StandardCharsets.UTF_8));
        return fault.retryAfter() == 0 ? answer : answer.header("Retry-After", Long.toString(fault.retryAfter()));
    }

    /** The user has to wait. That it has the words of the limits by resources is assumed. */
    public static ApiResponse throttled(long seconds) {
        return refusal(new FnoRefusal(429, "System.Exception", busy(seconds)))
                .header("Retry-After", Long.toString(seconds));
    }

    private static String words(Fault fault) {
        return fault.status() == 429 ? busy(fault.retryAfter()) : fault.message();
    }

    private static String busy(long seconds) {
        return "This request could not be processed at this time due to system experiencing high resource utilization."
                + " Retry the request after " + seconds + " seconds";
    }
}
