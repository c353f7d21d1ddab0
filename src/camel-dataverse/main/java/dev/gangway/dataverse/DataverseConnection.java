package dev.gangway.dataverse;

import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.session.ServiceRoot;
import java.net.URI;
import java.util.Locale;

/** Creates connections to Dataverse environments. */
public final class DataverseConnection {

    /** Path of the Web API below the environment's root. */
    public static final String API_PATH = "/api/data/v9.2/";

    private DataverseConnection() {}

    /** Creates a connection with the default scope, timeouts and number of connections. */
    public static ServiceConnection of(URI environment, URI tokenUrl, String clientId, String clientSecret) {
        return ServiceConnection.of(environment, tokenUrl, clientId, clientSecret, scopeOf(environment));
    }

    /**
     * Returns the scope of a confidential client for an environment: its root, without {@code .api.}, and {@code
     * /.default}.
     *
     * @param environment such as {@code https://contoso.crm4.dynamics.com}
     */
    public static String scopeOf(URI environment) {
        URI root = ServiceConnection.root(environment);
        return root.getScheme() + "://" + withoutApi(root.getAuthority()) + "/.default";
    }

    /** Returns where the Web API of an environment is, whose two host names count as one. */
    static ServiceRoot root(ServiceConnection connection) {
        return new ServiceRoot(connection.environment(), API_PATH, DataverseConnection::withoutApi);
    }

    /**
     * Returns the common form of an environment's two host names: {@code contoso.api.crm4.dynamics.com} becomes
     * {@code contoso.crm4.dynamics.com}.
     */
    static String withoutApi(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("^([^.]+)\\.api\\.(crm\\d*\\.)", "$1.$2");
    }
}
