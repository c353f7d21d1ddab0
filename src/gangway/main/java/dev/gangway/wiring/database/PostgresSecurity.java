package dev.gangway.wiring.database;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Driver properties for PostgreSQL, so that a password is never sent in clear text. By itself the driver takes a connection
 * without TLS when the server declines TLS, and then sends the password to any server that asks for it.
 */
final class PostgresSecurity {
    private static final Set<String> ABOUT_TLS = Set.of("ssl", "sslmode", "service");
    private static final Set<String> ABOUT_TRUST = Set.of("sslfactory", "sslrootcert", "sslcert", "sslkey");
    private static final String PLUGIN = "authenticationPluginClassName";
    // as text, because its class needs the driver, which may be missing
    private static final String REFUSAL = "dev.gangway.wiring.database.ClearPasswordRefusal";

    private PostgresSecurity() {}

    /**
     * Properties of the driver; the URL's own options win over them.
     *
     * @param trust properties by which the driver trusts what the settings say; empty when they say nothing
     */
    static Map<String, String> of(JdbcUrl url, Map<String, String> trust) {
        Set<String> options = url.options();
        boolean saysHow = !Collections.disjoint(options, ABOUT_TLS);
        if (!url.isPostgresql() || url.isLocal() && !saysHow) {
            return Map.of();
        }
        Map<String, String> properties = new HashMap<>();
        if (Collections.disjoint(options, ABOUT_TRUST)) {
            properties.putAll(trust);
            if (trust.isEmpty() && !saysHow) {
                // trusts what Java trusts; the driver's own way would want a file in the home directory
                properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        if (!saysHow) {
            properties.put("sslmode", "verify-full");
        } else if (!url.isLocal() && !options.contains(PLUGIN)) {
            properties.put(PLUGIN, REFUSAL);
        }
        return properties;
    }
}
