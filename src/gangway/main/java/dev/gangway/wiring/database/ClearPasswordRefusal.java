package dev.gangway.wiring.database;

import java.util.Properties;
import java.util.Set;
import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Gives PostgreSQL's driver the password, but never in clear over a connection that may be without TLS. Made by the driver,
 * by name.
 */
public final class ClearPasswordRefusal implements AuthenticationPlugin {
    private static final Set<String> WITH_TLS = Set.of("require", "verify-ca", "verify-full");

    private final char[] password;
    private final boolean isEncrypted;

    /** @param settings the connection's, from URL and pool */
    public ClearPasswordRefusal(Properties settings) {
        String given = PGProperty.PASSWORD.getOrDefault(settings);
        String mode = PGProperty.SSL_MODE.getOrDefault(settings);
        String ssl = PGProperty.SSL.getOrDefault(settings);
        this.password = given == null ? null : given.toCharArray();
        // ssl=true alone is verify-full to the driver
        this.isEncrypted = mode == null ? "true".equals(ssl) || "".equals(ssl) : WITH_TLS.contains(mode);
    }

    @Override
    public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
        if (type == AuthenticationRequestType.CLEARTEXT_PASSWORD && !isEncrypted) {
            throw new PSQLException(
                    "The server asks for the password in clear, over a connection that need not be encrypted; it was not sent."
                            + " Take sslmode out of the URL, or let the server use scram-sha-256",
                    PSQLState.CONNECTION_REJECTED);
        }
        return password == null ? null : password.clone();
    }
}
