package dev.gangway.observe;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Gangway's checks in the health registry of the host's Camel context, where the host shows them as its own. Only the
 * databases count for readiness: nothing would be better if a node whose Sales is away were taken out of service. None
 * counts for liveness.
 */
public final class HealthChecks implements AutoCloseable {
    /** A place is written down every hour, also when nothing changes; after seven days Sales forgets it. */
    private static final Duration OLD = Duration.ofDays(1);

    private final HealthCheckRegistry registry;
    private final List<Check> checks;

    /** @param registry null when the host has none */
    private HealthChecks(HealthCheckRegistry registry, List<Check> checks) {
        this.registry = registry;
        this.checks = checks;
    }

    /**
     * Registers them, where there is a registry.
     *
     * @param health what is looked at
     * @param tables whose changes this Gangway follows, by their entity sets
     */
    public static HealthChecks register(
            CamelContext context, Health health, Database headquarters, Set<String> tables) {
        var checks = new HealthChecks(
                HealthCheckRegistry.get(context),
                List.of(
                        new Check("databases", true, result -> databases(health, result)),
                        new Check("jobs", false, result -> jobs(health, result)),
                        new Check("cursors", false, result -> cursors(headquarters, tables, result))));
        if (checks.registry != null) {
            checks.checks.forEach(checks.registry::register);
        }
        return checks;
    }

    private static void databases(Health health, HealthCheckResultBuilder result) {
        health.databases().forEach((name, answer) -> {
            result.detail(name, answer);
            if (!answer.equals(Health.UP)) {
                result.message(name + ": " + answer).down();
            }
        });
    }

    private static void jobs(Health health, HealthCheckResultBuilder result) {
        health.waiting().forEach((job, reason) -> {
            result.detail(job, reason);
            result.message(job + " " + reason).down();
        });
    }

    private static void cursors(Database headquarters, Set<String> tables, HealthCheckResultBuilder result) {
        try {
            for (Row cursor : headquarters.rows("observe/cursors", Map.of())) {
                String table = cursor.text("entityset");
                Duration age = Duration.between(cursor.time("changed"), headquarters.utcNow());
                if (tables.contains(table)) {
                    result.detail(table + ".age.seconds", Math.max(0, age.toSeconds()));
                    if (age.compareTo(OLD) > 0) {
                        result.message("The changes of " + table + " were last read " + age.toHours() + " hours ago")
                                .down();
                    }
                }
            }
        } catch (RuntimeException e) {
            result.message("not looked at: " + Database.reason(e)).unknown();
        }
    }

    @Override
    public void close() {
        if (registry != null) {
            checks.forEach(registry::unregister);
        }
    }

    private static final class Check extends AbstractHealthCheck {
        private final boolean readiness;
        private final Consumer<HealthCheckResultBuilder> look;

        Check(String name, boolean readiness, Consumer<HealthCheckResultBuilder> look) {
            super("gangway", "gangway-" + name);
            this.readiness = readiness;
            this.look = look;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
            result.up();
            look.accept(result);
        }

        @Override
        public boolean isReadiness() {
            return readiness;
        }
    }
}
