package dev.gangway.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.control.Pause;
import dev.gangway.database.Database;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.Suspect;
import dev.gangway.ledger.standstill.Standstill;
import dev.gangway.ledger.standstill.Standstills;
import dev.gangway.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * Whether this node is alive, and whether it is ready. A database that does not answer, or takes no writes, makes it
 * unready; a Sales or mail server that is away does not, because the jobs wait for it and nothing would be better after
 * a restart: it shows as a detail of the job that waits.
 */
public final class Health {
    static final String UP = "UP";

    private final CamelContext context;
    private final Map<String, Database> databases;
    private final List<String> jobs;
    private final Outages outages;
    private final Function<String, Optional<Pause>> pauses;
    private final Standstills standstills;

    /**
     * @param databases by the name under which they are shown; there is a statement {@code health-NAME} for each
     * @param pauses knows whether an operator has stopped a job
     */
    public Health(
            CamelContext context,
            Map<String, Database> databases,
            List<String> jobs,
            Outages outages,
            Function<String, Optional<Pause>> pauses,
            Standstills standstills) {
        this.context = context;
        this.databases = new TreeMap<>(databases);
        this.jobs = jobs;
        this.outages = outages;
        this.pauses = pauses;
        this.standstills = standstills;
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
            return Printable.line(json.toString());
        }
    }

    Answer live() {
        return new Answer(
                context.getStatus().isStarted() || context.getStatus().isStarting(),
                Map.of("context", context.getStatus().name()));
    }

    /** How each database answers, {@value #UP} or what is wrong, by name. */
    Map<String, String> databases() {
        Map<String, String> answers = new TreeMap<>();
        databases.forEach((name, database) -> answers.put(name, takesWrites(database, name)));
        return answers;
    }

    /** The jobs of this node that cannot go on by themselves just now, with the reason. */
    Map<String, String> waiting() {
        Map<String, String> waiting = new TreeMap<>();
        for (String job : jobs) {
            String reason = outage(job);
            if (!reason.equals(UP)) {
                waiting.put(job, reason);
            }
        }
        return waiting;
    }

    Answer ready() {
        Map<String, String> details = new TreeMap<>(databases());
        boolean up =
                context.getStatus().isStarted() && details.values().stream().allMatch(UP::equals);
        details.put("context", context.getStatus().name());
        for (String job : jobs) {
            // a database that does not answer is not asked once more for each job
            Optional<Pause> pause = up ? pauses.apply(job) : Optional.empty();
            details.put(job, pause.map(Pause::words).orElseGet(() -> outage(job)));
        }
        if (up) {
            movement().ifPresent(words -> details.put("movement", words));
        }
        return new Answer(up, details);
    }

    private String outage(String job) {
        String reason = outages.reason(job);
        return reason == null ? UP : "waits: " + reason + suspect(job);
    }

    private String suspect(String job) {
        Suspect suspect = outages.suspect(job);
        return suspect == null ? "" : "; suspected: " + suspect;
    }

    /** A restart would not help, so this too is only a detail. */
    private Optional<String> movement() {
        try {
            return standstills.quick().stream().map(Standstill::what).reduce((first, second) -> first + "; " + second);
        } catch (RuntimeException e) {
            return Optional.of("not looked at: " + Database.reason(e));
        }
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
            database.update("observe/health-" + name, Map.of());
            return UP;
        } catch (RuntimeException e) {
            return "DOWN: " + Database.reason(e);
        }
    }
}
