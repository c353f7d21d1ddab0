package dev.gangway.fno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.Json;
import dev.gangway.odata.http.Printable;
import dev.gangway.odata.http.Refusal;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads an answer that is not a success. The outer message says nothing; the reason is in {@code innererror}, in the
 * language of the mapped user, so nothing is judged by its words. Its stack trace is left out.
 */
final class FnoRefusals {
    private static final int MAX_CODE = 100;
    private static final int MAX_MESSAGE = 2000;

    private FnoRefusals() {}

    static ServiceException read(String call, HttpAnswer answer, String token, Duration wait) {
        return new Refusal(call, answer, reason(answer), token, wait).exception();
    }

    private static Refusal.Reason reason(HttpAnswer answer) {
        if (answer.isHtml() || answer.body().length == 0) {
            return Refusal.Reason.NONE;
        }
        try {
            JsonNode root = Json.read(answer.body());
            JsonNode error = root.path("error");
            JsonNode inner = error.path("innererror");
            String code = simpleName(text(inner.path("type"), text(error.path("code"), null)));
            String message = text(inner.path("message"), text(error.path("message"), text(root.path("Message"), null)));
            return new Refusal.Reason(Printable.of(code, MAX_CODE), Printable.of(message, MAX_MESSAGE), false);
        } catch (IOException e) {
            return Refusal.Reason.NONE;
        }
    }

    private static String text(JsonNode node, String otherwise) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : otherwise;
    }

    /** {@code Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException} and the like. */
    private static String simpleName(String type) {
        return type == null ? null : type.substring(type.lastIndexOf('.') + 1);
    }
}
