package dev.gangway.wiring.http;

import dev.gangway.console.web.Hosts;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.ledger.Job;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets somebody else, such as a webhook, a data event or a flow, say that there may be something new in Sales or in Finance
 * and Operations: the job that reads it then looks at once. Which of the two it is follows from the token. Nothing of what is
 * sent is believed, or even read.
 */
final class Doorbell implements Function<Request, Response> {
    /** Where it hangs. */
    static final String PATH = "/doorbell";

    private static final String BEARER = "Bearer ";

    private final Map<Job, String> tokens;
    private final Hosts hosts;
    private final Consumer<Job> look;

    /**
     * @param tokens that whoever rings for a job has to show
     * @param hosts by which it may be called
     * @param look lets a job look; returns at once
     */
    Doorbell(Map<Job, String> tokens, Hosts hosts, Consumer<Job> look) {
        this.tokens = tokens;
        this.hosts = hosts;
        this.look = look;
    }

    @Override
    public Response apply(Request request) {
        if (!request.isPost()) {
            return Response.text(405, "POST rings the bell.\n");
        }
        // a page in a browser has no business here, whatever its name leads to
        if (!hosts.isOurs(request.header("Host")) || !request.header("Origin").isEmpty()) {
            return Response.text(403, "Not from there.\n");
        }
        byte[] shown = request.header("Authorization").getBytes(StandardCharsets.UTF_8);
        List<Job> rung = tokens.entrySet().stream()
                .filter(entry ->
                        MessageDigest.isEqual(shown, (BEARER + entry.getValue()).getBytes(StandardCharsets.UTF_8)))
                .map(Map.Entry::getKey)
                .toList();
        if (rung.isEmpty()) {
            return Response.text(401, "The header Authorization has to be Bearer and the token.\n");
        }
        rung.forEach(look);
        return Response.text(202, "The next look comes at once.\n");
    }
}
