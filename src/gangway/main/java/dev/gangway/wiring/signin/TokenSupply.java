package dev.gangway.wiring.signin;

import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.odata.signin.TokenSource;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.CamelContext;

/** Tokens for a service that is no OData service, with an HTTP client of its own. */
public final class TokenSupply implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final SignIn signIn;
    private final CamelHttp http;
    private final TokenSource tokens;

    /**
     * @param name of the client, as thread and component
     * @param service root of what the tokens are for
     */
    public TokenSupply(CamelContext context, String name, URI service, SignIn signIn) {
        this.signIn = signIn;
        this.http = new CamelHttp(
                context,
                name,
                new ServiceConnection(
                        service,
                        null,
                        null,
                        null,
                        null,
                        new HttpLimits(HttpLimits.DEFAULT_CONNECT, HttpLimits.DEFAULT_RESPONSE, CONNECTIONS)));
        Clock steady = new SteadyClock();
        this.tokens = new TokenSource(signIn.open(http, Clock.systemUTC(), steady), steady);
    }

    public SignIn signIn() {
        return signIn;
    }

    public CamelHttp http() {
        return http;
    }

    public TokenSource tokens() {
        return tokens;
    }

    @Override
    public void close() {
        http.close();
    }
}
