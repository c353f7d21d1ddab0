package dev.gangway.odata.signin;

import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.http.CamelHttp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A way to sign in, before there is a client to do it with. */
public interface SignIn extends Ending {

    /**
     * @param http what a token endpoint is asked through
     * @param wall what dates are compared with
     * @param steady what waits and the lives of tokens are measured with
     */
    Credential open(CamelHttp http, Clock wall, Clock steady);

    /** With the client secret of a connection. */
    static SignIn of(ServiceConnection connection) {
        return of(
                new AppRegistration(connection.tokenUrl(), connection.clientId(), connection.scope()),
                new ClientSecret(connection::clientSecret));
    }

    /** With tokens that the host gets in a way of its own. */
    static SignIn of(Supplier<String> tokens) {
        return new SignIn() {
            @Override
            public Credential open(CamelHttp http, Clock wall, Clock steady) {
                return new SuppliedTokens(tokens, steady);
            }

            @Override
            public String described() {
                return "tokens from the host";
            }
        };
    }

    /** An application that proves to the token endpoint of its tenant who it is. */
    static SignIn of(AppRegistration application, ClientProof proof) {
        return new SignIn() {
            @Override
            public Credential open(CamelHttp http, Clock wall, Clock steady) {
                return new TokenEndpoint(http, application, proof, wall, steady);
            }

            @Override
            public String described() {
                return proof.described() + " of client " + application.clientId();
            }

            @Override
            public Optional<Instant> end() {
                return proof.end();
            }
        };
    }
}
