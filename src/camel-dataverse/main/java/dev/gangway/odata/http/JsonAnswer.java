package dev.gangway.odata.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.ServiceUnavailableException;
import java.io.IOException;

/** Reads answers that must be a JSON object. */
public final class JsonAnswer {

    private JsonAnswer() {}

    /**
     * @param what the requested URL; messages repeat it without its query
     * @throws ServiceUnavailableException when the answer is something else, truncated or too large
     */
    public static JsonNode read(String what, HttpAnswer answer) {
        try {
            JsonNode json = Json.read(answer.body());
            if (json.isObject()) {
                return json;
            }
        } catch (StreamConstraintsException e) {
            throw new AnswerTooLargeException(withoutQuery(what), Json.BOUND);
        } catch (IOException e) {
            throw unusable(what, answer, "it is not JSON, or cut");
        }
        throw unusable(what, answer, "it is not a JSON object");
    }

    /** Returns the exception for an answer with unexpected content. */
    public static ServiceUnavailableException unusable(String what, HttpAnswer answer, String why) {
        return new ServiceUnavailableException(
                "The answer to " + withoutQuery(what) + " cannot be used: " + why,
                answer.status(),
                null,
                answer.requestId(),
                null,
                null);
    }

    private static String withoutQuery(String what) {
        int query = what.indexOf('?');
        return ShownPath.of(query < 0 ? what : what.substring(0, query));
    }
}
