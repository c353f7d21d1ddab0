package dev.gangway.wiring.network;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.CamelContext;

/**
 * TLS to PostgreSQL as the settings {@code gangway.tls.*} want it. The driver makes {@link PostgresTls} by name and passes it
 * only properties, so one of them says which sockets it wraps. The name is text: the driver need not be on the class path.
 */
public final class DriverSockets {
    private static final String FACTORY = "dev.gangway.wiring.network.PostgresTls";
    private static final String WHICH = "gangwayTls";
    private static final Map<String, SSLSocketFactory> FACTORIES = new ConcurrentHashMap<>();

    private DriverSockets() {}

    /** Properties for the driver; empty when the settings say nothing about TLS. */
    public static Map<String, String> properties(CamelContext context) {
        return ConfiguredNetwork.sockets(context)
                .map(factory -> {
                    String which = UUID.randomUUID().toString();
                    FACTORIES.put(which, factory);
                    return Map.of("sslfactory", FACTORY, WHICH, which);
                })
                .orElse(Map.of());
    }

    static SSLSocketFactory of(Properties forDriver) {
        return FACTORIES.get(forDriver.getProperty(WHICH));
    }

    /** Drops what {@link #properties} gave. */
    public static void forget(Map<String, String> properties) {
        FACTORIES.remove(properties.getOrDefault(WHICH, ""));
    }
}
