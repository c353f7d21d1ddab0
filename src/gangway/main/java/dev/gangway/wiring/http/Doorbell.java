package dev.gangway.wiring.http;

import dev.gangway.console.web.Hosts;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/**
 * Lets somebody else say that there may be something new in Finance and Operations, such as a data event or a flow: the job
 * {@code headquarters} then looks at once. Nothing of what is sent is believed, or even read.
 */
final class Doorbell implements Function<Request, Response> {
    /** Where it hangs. */
    static final String PATH = "/doorbell";

    private static final String BEARER = "Bearer ";

    private final String token;
    private final Hosts hosts;
    private final Runnable look;

    /**
     * @param token that whoever rings has to show
     * @param hosts by which it may be called
     * @param look lets the job look; returns at once
     */
    Doorbell(String token, Hosts hosts, Runnable look) {
        this.token = token;
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
        boolean isKnown = MessageDigest.isEqual(
                request.header("Authorization").getBytes(StandardCharsets.UTF_8),
                (BEARER + token).getBytes(StandardCharsets.UTF_8));
        if (!isKnown) {
            return Response.text(401, "The header Authorization has to be Bearer and the token.\n");
        }
        look.run();
        return Response.text(202, "The next look comes at once.\n");
    }
}
