package dev.gangway.wiring.database;

import com.zaxxer.hikari.HikariConfig;
import dev.gangway.database.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The limits of a pool of our own at PostgreSQL. What the URL says itself wins. Migrations may take as long as they take, so
 * they have connections of their own.
 */
final class PoolLimits {
    private static final Duration LONGEST_MIGRATION = Duration.ofHours(1);
    /** Shorter than the memory of firewalls, which forget silent connections without a word. */
    private static final long KEEPALIVE_MILLIS = TimeUnit.MINUTES.toMillis(2);

    private PoolLimits() {}

    static void apply(HikariConfig config, JdbcUrl url, Limits limits) {
        connecting(limits).forEach(config::addDataSourceProperty);
        config.addDataSourceProperty("socketTimeout", seconds(limits.answer()));
        config.setKeepaliveTime(KEEPALIVE_MILLIS);
        Map<String, Duration> session = new LinkedHashMap<>();
        session.put("lock_timeout", limits.lock());
        session.put("statement_timeout", limits.statement());
        session.put("idle_in_transaction_session_timeout", limits.idleInTransaction());
        session.keySet().removeIf(name -> url.text().contains(name));
        if (!session.isEmpty()) {
            // not as options of the connection, which a pooler in front of the database refuses
            config.setConnectionInitSql(session.entrySet().stream()
                    .map(limit ->
                            "SET " + limit.getKey() + " = " + limit.getValue().toMillis())
                    .collect(Collectors.joining("; ")));
        }
    }

    /** For migrations: what the driver was told, without limits for statements. */
    static Properties patient(Properties forDriver) {
        var properties = new Properties();
        properties.putAll(forDriver);
        properties.computeIfPresent("socketTimeout", (name, limited) -> seconds(LONGEST_MIGRATION));
        return properties;
    }

    private static Map<String, String> connecting(Limits limits) {
        return Map.of(
                "connectTimeout", seconds(limits.connect()),
                "loginTimeout", seconds(limits.connect()),
                "tcpKeepAlive", "true");
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
