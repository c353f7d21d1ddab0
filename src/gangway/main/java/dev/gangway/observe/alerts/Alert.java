package dev.gangway.observe.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A message to people.
 *
 * @param event {@code start}, {@code more} or {@code over}
 * @param key what it is about
 * @param job null when it is about no job
 * @param since when the trouble began
 * @param summary what is wrong
 * @param cure what to do; null when nothing is to be done
 * @param node which node says so
 */
public record Alert(String event, String key, String job, Instant since, String summary, String cure, String node) {
    /** In one line. */
    public String subject() {
        return "[Gangway] " + (event.equals("over") ? "Over: " : "") + summary;
    }

    /** In a few lines. */
    public String text() {
        return subject() + "\n\nSince " + since.truncatedTo(ChronoUnit.SECONDS) + "\n"
                + (cure == null ? "" : "What to do: " + cure + "\n") + "Told by node " + node + "\n";
    }

    /** The body of the webhook; {@code text} is what chats show. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event", event);
        json.put("alert", key);
        json.put("job", job);
        json.put("since", since.toString());
        json.put("summary", summary);
        json.put("cure", cure);
        json.put("node", node);
        json.put("text", subject() + (cure == null ? "" : " What to do: " + cure));
        return json.toString();
    }
}
