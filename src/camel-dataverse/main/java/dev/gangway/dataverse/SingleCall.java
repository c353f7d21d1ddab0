package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Sends one operation as one request, outside a batch. */
final class SingleCall {
    private final ServiceRoot root;
    private final Session session;

    SingleCall(ServiceRoot root, Session session) {
        this.root = root;
        this.session = session;
    }

    Outcome carryOut(Operation operation) {
        Map<String, String> headers = new HashMap<>(operation.headers());
        headers.put("Accept", "application/json");
        if (operation.body() != null) {
            headers.put("Content-Type", "application/json; charset=utf-8");
        }
        String condition = operation.precondition();
        if (condition != null) {
            int colon = condition.indexOf(':');
            headers.put(
                    condition.substring(0, colon),
                    condition.substring(colon + 1).strip());
        }
        try {
            return session.call(
                    operation.method(),
                    root.resolve(operation.url()),
                    headers,
                    operation.body(),
                    answer -> done(operation.url(), answer));
        } catch (RequestRejectedException e) {
            throw new RecordRefusedException(
                    e, Verdicts.of(operation.kind(), e.status(), new ServiceError(e.code(), e.getMessage())));
        }
    }

    /** See {@link Dataverse#post}. */
    void post(String relativeUrl, ObjectNode body) {
        session.call(
                "POST",
                root.resolve(relativeUrl),
                Map.of("Accept", "application/json", "Content-Type", "application/json; charset=utf-8"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome done(String what, HttpAnswer answer) {
        String link = answer.header("OData-EntityId");
        return new Outcome(Verdict.DONE, answer.status(), null, null, body(what, answer), inParentheses(link));
    }

    private static JsonNode body(String what, HttpAnswer answer) {
        return answer.body().length == 0 ? null : JsonAnswer.read(what, answer);
    }

    private static String inParentheses(String link) {
        if (link == null || !link.endsWith(")") || link.indexOf('(') < 0) {
            return null;
        }
        return link.substring(link.indexOf('(') + 1, link.length() - 1);
    }
}
