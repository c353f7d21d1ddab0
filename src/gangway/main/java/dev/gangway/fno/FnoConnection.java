package dev.gangway.fno;

import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Makes connections to Finance and Operations environments. */
public final class FnoConnection {
    /** Path of the OData service below the environment's root. */
    public static final String DATA_PATH = "/data/";
    /** Path of the small metadata service. */
    static final String METADATA_PATH = "/metadata/";

    /** After a restart or an idle time the first answer takes half a minute; page and batch limits allow more. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(2);

    /** Pressure is met by 429 only, without limits that anybody publishes: begin low. */
    private static final int MAX_CONNECTIONS = 4;

    private FnoConnection() {}

    /** For a client that is given its way to sign in. */
    public static ServiceConnection of(URI environment) {
        return of(environment, null, null, null);
    }

    public static ServiceConnection of(URI environment, URI tokenUrl, String clientId, String clientSecret) {
        return new ServiceConnection(
                environment,
                tokenUrl,
                clientId,
                clientSecret,
                scopeOf(environment),
                new HttpLimits(HttpLimits.DEFAULT_CONNECT, RESPONSE_TIMEOUT, MAX_CONNECTIONS));
    }

    /** The audience has to be the environment's address in small letters, without a slash at its end. */
    public static String scopeOf(URI environment) {
        return ServiceConnection.root(environment).toString().toLowerCase(Locale.ROOT) + "/.default";
    }
}
