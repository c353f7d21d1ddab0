package dev.gangway.odata;

import java.net.URI;
import java.util.Objects;

/**
 * The URL of a Dynamics 365 OData service and the sign-in data. Immutable.
 *
 * <p>Token URL, client id, secret and scope are null when tokens come from elsewhere.
 *
 * @param environment root of the environment, such as {@code https://contoso.crm4.dynamics.com}; a path is not
 *     allowed
 * @param tokenUrl OAuth 2.0 token endpoint, see {@link #tokenUrlOf(String)}
 * @param clientId application (client) id of the app registration that is bound to a user of the environment
 * @param clientSecret its secret; sent only to {@code tokenUrl}
 * @param scope scope of the token, such as the environment and {@code /.default}
 * @param limits time, connections and memory for its requests
 */
public record ServiceConnection(
        URI environment, URI tokenUrl, String clientId, String clientSecret, String scope, HttpLimits limits) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is missing or out of range, or when an address is not https; plain http
     *     is allowed to this machine only
     */
    public ServiceConnection {
        environment = root(secured("environment", environment));
        if (tokenUrl != null || clientId != null || clientSecret != null) {
            secured("tokenUrl", tokenUrl);
            filled("clientId", clientId);
            filled("clientSecret", clientSecret);
            filled("scope", scope);
        }
        Objects.requireNonNull(limits, "limits");
    }

    /** Creates a connection with the default limits. */
    public static ServiceConnection of(
            URI environment, URI tokenUrl, String clientId, String clientSecret, String scope) {
        return new ServiceConnection(environment, tokenUrl, clientId, clientSecret, scope, HttpLimits.DEFAULT);
    }

    /**
     * Returns the token endpoint of Microsoft's public cloud for a tenant, as described on the page "OAuth 2.0 client
     * credentials flow on the Microsoft identity platform".
     *
     * @param tenant GUID or domain name of the directory
     */
    public static URI tokenUrlOf(String tenant) {
        filled("tenant", tenant);
        return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
    }

    /** Returns everything but the secret. */
    @Override
    public String toString() {
        return "ServiceConnection[environment=" + environment + ", tokenUrl=" + tokenUrl + ", clientId=" + clientId
                + ", clientSecret=***, scope=" + scope + ", limits=" + limits + "]";
    }

    /**
     * Returns the root of an environment, without a trailing slash.
     *
     * @throws IllegalArgumentException when the URL has more than scheme and host
     */
    public static URI root(URI environment) {
        if (!isRoot(environment)) {
            throw new IllegalArgumentException("environment must be scheme and host only, such as"
                    + " https://contoso.crm4.dynamics.com, but is " + environment);
        }
        return URI.create(environment.getScheme() + "://" + environment.getAuthority());
    }

    /** Returns whether a URL has a host, and nothing but scheme, host, port and perhaps a slash. */
    public static boolean isRoot(URI address) {
        String path = address.getRawPath();
        return address.getHost() != null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null
                && (path == null || path.isEmpty() || path.equals("/"));
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
}
