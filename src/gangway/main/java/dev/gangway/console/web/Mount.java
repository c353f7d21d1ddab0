package dev.gangway.console.web;

import java.util.function.Function;

/**
 * The console below a path of a server that is not Gangway's. Who the server has signed in gets in; where nobody is signed in,
 * neither by the server nor by the console, only this machine does.
 *
 * @param base the path, such as {@code /intern/gangway}; empty for the root
 */
public record Mount(String base, Access access, Function<Request, Response> console)
        implements Function<Request, Response> {
    private static final String STRANGER =
            "The console is served only to people who are signed in: hand over the name of whom your server has signed"
                    + " in, or set gangway.console.passwords.\n";

    /** @throws IllegalArgumentException when the path does not begin with a slash, or ends with one */
    public Mount {
        if (!base.isEmpty() && (!base.startsWith("/") || base.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "The path of the console must begin with a slash and not end with one, but is " + base);
        }
    }

    @Override
    public Response apply(Request request) {
        if (request.user() == null && !access.isGuarded() && !request.remote().isLoopbackAddress()) {
            return Response.text(403, STRANGER);
        }
        return request.below(base)
                .map(console)
                .orElseGet(() -> Response.text(404, "The console is at " + base + "/\n"));
    }
}
