package dev.gangway.wiring.network;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.CamelContext;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS to PostgreSQL as the settings {@code gangway.tls.*} want it. Made by the driver, by name, so it finds what it wraps by a
 * property.
 */
public final class PostgresTls extends WrappedFactory {
    private static final String WHICH = "gangwayTls";
    private static final Map<String, SSLSocketFactory> FACTORIES = new ConcurrentHashMap<>();

    /** @param forDriver what the driver was told */
    public PostgresTls(Properties forDriver) {
        factory = FACTORIES.get(forDriver.getProperty(WHICH));
    }

    /** Properties that lead the driver here; empty when the settings say nothing about TLS. */
    public static Map<String, String> properties(CamelContext context) {
        return ConfiguredNetwork.sockets(context)
                .map(factory -> {
                    String which = UUID.randomUUID().toString();
                    FACTORIES.put(which, factory);
                    return Map.of("sslfactory", PostgresTls.class.getName(), WHICH, which);
                })
                .orElse(Map.of());
    }

    /** What {@link #properties} gave is not needed any more. */
    public static void forget(Map<String, String> properties) {
        FACTORIES.remove(properties.getOrDefault(WHICH, ""));
    }
}
