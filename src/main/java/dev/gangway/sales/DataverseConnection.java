package dev.gangway.sales;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a Dataverse environment is and how to sign in there. Immutable.
 *
 * @param environment root of the environment, such as {@code https://contoso.crm4.dynamics.com}, with or without
 *     {@code .api.} in the host name; a path is not allowed
 * @param tokenUrl OAuth 2.0 token endpoint, see {@link #tokenUrlOf(String)}
 * @param clientId application (client) id of the app registration that is bound to an application user
 * @param clientSecret its secret; only ever sent to {@code tokenUrl}
 * @param scope what the token is for, see {@link #scopeOf(URI)}
 * @param connectTimeout longest wait for a connection
 * @param responseTimeout longest wait for an answer to begin, and again for it to be complete
 * @param maxConnections most connections kept to the environment, hence most requests at the same time; at least 1
 */
public record DataverseConnection(
        URI environment,
        URI tokenUrl,
        String clientId,
        String clientSecret,
        String scope,
        Duration connectTimeout,
        Duration responseTimeout,
        int maxConnections) {

    /** Path of the Web API below the environment's root. */
    public static final String API_PATH = "/api/data/v9.2/";

    /** Long enough for a slow network, short enough to notice a dead one. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** As Microsoft's own client libraries have it; an answer that takes longer counts as lost. */
    public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofMinutes(2);

    /** Well below the 52 parallel requests that the service allows to one user ("Service protection API limits"). */
    public static final int DEFAULT_MAX_CONNECTIONS = 16;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is missing or out of range, or when an address is not https; plain http
     *     is allowed to this machine only
     */
    public DataverseConnection {
        environment = root(secured("environment", environment));
        secured("tokenUrl", tokenUrl);
        filled("clientId", clientId);
        filled("clientSecret", clientSecret);
        filled("scope", scope);
        positive("connectTimeout", connectTimeout);
        positive("responseTimeout", responseTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, but is " + maxConnections);
        }
    }

    /** A connection with the default scope, timeouts and number of connections. */
    public static DataverseConnection of(URI environment, URI tokenUrl, String clientId, String clientSecret) {
        return new DataverseConnection(
                environment,
                tokenUrl,
                clientId,
                clientSecret,
                scopeOf(environment),
                DEFAULT_CONNECT_TIMEOUT,
                DEFAULT_RESPONSE_TIMEOUT,
                DEFAULT_MAX_CONNECTIONS);
    }

    /**
     * The token endpoint of Microsoft's public cloud for a tenant, as described on the page "OAuth 2.0 client credentials
     * flow on the Microsoft identity platform".
     *
     * @param tenant GUID or domain name of the directory
     */
    public static URI tokenUrlOf(String tenant) {
        filled("tenant", tenant);
        return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
    }

    /** The scope of a confidential client for an environment: its root, without {@code .api.}, and {@code /.default}. */
    public static String scopeOf(URI environment) {
        URI root = root(environment);
        return root.getScheme() + "://" + ServiceRoot.withoutApi(root.getAuthority()) + "/.default";
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "DataverseConnection[environment=" + environment + ", tokenUrl=" + tokenUrl + ", clientId=" + clientId
                + ", clientSecret=***, scope=" + scope + ", connectTimeout=" + connectTimeout + ", responseTimeout="
                + responseTimeout + ", maxConnections=" + maxConnections + "]";
    }

    private static URI root(URI environment) {
        String path = environment.getRawPath();
        if (environment.getHost() == null
                || environment.getRawQuery() != null
                || environment.getRawFragment() != null
                || environment.getRawUserInfo() != null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("environment must be scheme and host only, such as"
                    + " https://contoso.crm4.dynamics.com, but is " + environment);
        }
        return URI.create(environment.getScheme() + "://" + environment.getAuthority());
    }

    private static URI secured(String name, URI address) {
        Objects.requireNonNull(address, name);
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean local = "http".equalsIgnoreCase(address.getScheme()) && isThisMachine(address.getHost());
        if (!https && !local) {
            throw new IllegalArgumentException(
                    name + " must be https (plain http only to this machine), but is " + address);
        }
        return address;
    }

    private static boolean isThisMachine(String host) {
        return host != null
                && (host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]"));
    }

    private static void filled(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }

    private static void positive(String name, Duration value) {
        if (value == null || value.isNegative() || value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, but is " + value);
        }
    }
}
