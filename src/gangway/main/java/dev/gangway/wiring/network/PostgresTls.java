package dev.gangway.wiring.network;

import java.util.Properties;
import org.postgresql.ssl.WrappedFactory;

/** What the driver of PostgreSQL makes by name to get the sockets of {@link DriverSockets}. */
public final class PostgresTls extends WrappedFactory {
    /** @param forDriver what the driver was told */
    public PostgresTls(Properties forDriver) {
        factory = DriverSockets.of(forDriver);
    }
}
