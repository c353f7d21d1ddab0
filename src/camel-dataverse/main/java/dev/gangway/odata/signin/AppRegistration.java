package dev.gangway.odata.signin;

import dev.gangway.odata.ServiceConnection;
import java.net.URI;
import java.util.Objects;

/**
 * The app registration, token endpoint and scope of token requests.
 *
 * @param tokenUrl OAuth 2.0 token endpoint of the tenant
 * @param clientId application (client) id
 * @param scope such as the environment and {@code /.default}
 */
public record AppRegistration(URI tokenUrl, String clientId, String scope) {
    public AppRegistration {
        Objects.requireNonNull(tokenUrl, "tokenUrl");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(scope, "scope");
    }

    static AppRegistration of(ServiceConnection connection) {
        return new AppRegistration(connection.tokenUrl(), connection.clientId(), connection.scope());
    }
}
