package dev.gangway.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.ledger.Outages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/**
 * Whether this node is alive, and whether it is ready. A database that does not answer, or takes no writes, makes it unready; a Sales or mail
 * server that is away does not, because the jobs wait for it and nothing would be better after a restart: it shows as a
 * detail of the job that waits.
 */
public final class Health {
    private final CamelContext context;
    private final Map<String, Database> databases;
    private final List<String> jobs;
    private final Outages outages;

    /** @param databases by the name under which they are shown; there is a statement {@code health-NAME} for each */
    public Health(CamelContext context, Map<String, Database> databases, List<String> jobs, Outages outages) {
        this.context = context;
        this.databases = new TreeMap<>(databases);
        this.jobs = jobs;
        this.outages = outages;
    }

    /** An answer with its details, by name of what was looked at. */
    public record Answer(boolean up, Map<String, String> details) {
        String json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("status", up ? "UP" : "DOWN");
            var checks = json.putArray("checks");
            details.forEach((name, detail) -> {
                ObjectNode check = checks.addObject();
                check.put("name", name);
                check.put("status", detail.startsWith("DOWN") ? "DOWN" : "UP");
                check.put("detail", detail);
            });
            return json.toString();
        }
    }

    Answer live() {
        return new Answer(
                context.getStatus().isStarted() || context.getStatus().isStarting(),
                Map.of("context", context.getStatus().name()));
    }

    Answer ready() {
        Map<String, String> details = new TreeMap<>();
        details.put("context", context.getStatus().name());
        boolean up = context.getStatus().isStarted();
        for (var database : databases.entrySet()) {
            String detail = takesWrites(database.getValue(), database.getKey());
            details.put(database.getKey(), detail);
            up &= detail.equals("UP");
        }
        for (String job : jobs) {
            String reason = outages.reason(job);
            details.put(job, reason == null ? "UP" : "waits: " + reason);
        }
        return new Answer(up, details);
    }

    /** Asked with a write that touches no row: a standby, a server that was set to read-only or a missing table says no. */
    private static String takesWrites(Database database, String name) {
        try (var connection = database.dataSource().getConnection()) {
            if (!connection.isValid(2)) {
                return "DOWN: no answer within 2 s";
            }
        } catch (java.sql.SQLException e) {
            return "DOWN: " + e.getMessage();
        }
        try {
            database.update("health-" + name, Map.of());
            return "UP";
        } catch (RuntimeException e) {
            return "DOWN: " + Database.reason(e);
        }
    }
}
