package dev.gangway.observe;

import dev.gangway.control.Pause;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.Standstills;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.signin.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The metrics in Prometheus' text format; each call queries the databases. While one is away, what this node
 * knows by itself is told all the same.
 */
public final class Metrics {
    private final Database headquarters;
    private final Supplier<Unpulled> unpulled;
    private final List<String> jobs;
    private final JobRuns runs;
    private final Outages outages;
    private final Function<String, Optional<Pause>> pauses;
    private final Standstills standstills;
    private final Supplier<ServiceLimits> sales;
    private Supplier<ServiceLimits> fno = () -> null;
    private Map<String, Ending> credentials = Map.of();

    /**
     * What the channel database has beyond the watermark.
     *
     * @param oldestSeconds how long ago the first of them was written; 0 when there is none
     */
    public record Unpulled(long requests, long oldestSeconds) {}

    /**
     * The jobs of this node and what keeps them from going on.
     *
     * @param pauses knows whether an operator has stopped a job
     */
    public record Jobs(List<String> names, JobRuns runs, Outages outages, Function<String, Optional<Pause>> pauses) {}

    /**
     * @param unpulled asks the channel database
     * @param sales returns null where Sales is not set up
     */
    public Metrics(
            Database headquarters,
            Supplier<Unpulled> unpulled,
            Jobs jobs,
            Standstills standstills,
            Supplier<ServiceLimits> sales) {
        this.headquarters = headquarters;
        this.unpulled = unpulled;
        this.jobs = jobs.names();
        this.runs = jobs.runs();
        this.outages = jobs.outages();
        this.pauses = jobs.pauses();
        this.standstills = standstills;
        this.sales = sales;
    }

    /** @param limits returns null where headquarters is not in the cloud */
    public Metrics financeOperations(Supplier<ServiceLimits> limits) {
        fno = limits;
        return this;
    }

    /** @param byService what this node signs in with, by the name of the service */
    public Metrics credentials(Map<String, Ending> byService) {
        credentials = Map.copyOf(byService);
        return this;
    }

    String text() {
        var out = new StringBuilder();
        perJob(out, "records_done_total", "counter", "Records that came through on this node", job -> runs.total(job)
                .doneSoFar());
        perJob(out, "records_failed_total", "counter", "Records that were refused on this node", job -> runs.total(job)
                .failedSoFar());
        perJob(out, "job_runs_total", "counter", "How often this node has run the job", runs::runs);
        pauses(out);
        perJob(
                out,
                "job_last_success_timestamp_seconds",
                "gauge",
                "When the job last came to its end on this node, having seen all there was; 0 before the first time",
                job -> runs.lastSuccess(job).getEpochSecond());
        limits(out, sales.get());
        cloudLimits(out, fno.get());
        credentials(out);
        line(out, "databases_up", "gauge", "1 while both databases answer", askDatabases(out) ? 1 : 0);
        return out.toString();
    }

    private void pauses(StringBuilder out) {
        perJob(
                out,
                "job_paused",
                "gauge",
                "1 from when the job could not go on until it gets through again, and while it is paused by an operator",
                job -> outages.reason(job) == null && pauses.apply(job).isEmpty() ? 0 : 1);
        perJob(
                out,
                "job_paused_by_operator",
                "gauge",
                "1 while the job is paused by an operator",
                job -> pauses.apply(job).isEmpty() ? 0 : 1);
    }

    private void credentials(StringBuilder out) {
        if (credentials.isEmpty()) {
            return;
        }
        head(
                out,
                "credential_end_timestamp_seconds",
                "gauge",
                "When what this node signs in with ends; +Inf where that cannot be known");
        new TreeMap<>(credentials)
                .forEach((service, one) -> out.append("gangway_credential_end_timestamp_seconds{service=\"")
                        .append(service)
                        .append("\"} ")
                        .append(one.end()
                                .map(end -> String.valueOf(end.getEpochSecond()))
                                .orElse("+Inf"))
                        .append('\n'));
    }

    private boolean askDatabases(StringBuilder out) {
        var asked = new StringBuilder();
        try {
            queue(asked);
            lag(asked);
            line(
                    asked,
                    "standstills",
                    "gauge",
                    "What keeps records from moving though no error says so; status names it",
                    standstills.quick().size());
            out.append(asked);
            return true;
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            return false;
        }
    }

    private void lag(StringBuilder out) {
        Unpulled behind = unpulled.get();
        line(out, "unpulled_requests", "gauge", "Channel requests beyond P-0001's watermark", behind.requests());
        line(
                out,
                "unpulled_oldest_seconds",
                "gauge",
                "How long ago the oldest of them was written",
                behind.oldestSeconds());
    }

    private void queue(StringBuilder out) {
        Map<String, Row> work = headquarters.rows("ledger/due-counts", Map.of()).stream()
                .collect(Collectors.toMap(row -> row.text("job"), row -> row));
        perJob(out, "records_due", "gauge", "Records that are due now", job -> number(work, job, "due"));
        perJob(out, "records_claimed", "gauge", "Records that a worker has", job -> number(work, job, "claimed"));
        perJob(
                out,
                "records_waiting",
                "gauge",
                "Refused records that will be tried again",
                job -> number(work, job, "waiting"));
        perJob(
                out,
                "oldest_due_seconds",
                "gauge",
                "How long the record that waits longest has been waiting, whatever tries were made",
                job -> number(work, job, "oldest"));
        line(
                out,
                "nodes",
                "gauge",
                "Nodes that live",
                headquarters.rows("ledger/nodes", Map.of()).size());
        long errors = headquarters.rows("observe/errors-count", Map.of()).get(0).number("errors");
        line(out, "errors", "gauge", "Records in the error ledger", errors);
    }

    private static void limits(StringBuilder out, ServiceLimits limits) {
        if (limits != null) {
            line(out, "sales_requests_total", "counter", "Requests sent to Sales by this node", limits.requestsSent());
            line(out, "sales_waits_total", "counter", "How often Sales told this node to wait", limits.waits());
            if (limits.requestsRemaining() != ServiceLimits.UNKNOWN) {
                line(
                        out,
                        "sales_requests_remaining",
                        "gauge",
                        "Requests left in Sales' window, as last seen",
                        limits.requestsRemaining());
            }
        }
    }

    /** How much may still be sent is not told there. */
    private static void cloudLimits(StringBuilder out, ServiceLimits limits) {
        if (limits != null) {
            line(
                    out,
                    "fno_requests_total",
                    "counter",
                    "Requests sent to Finance and Operations by this node",
                    limits.requestsSent());
            line(
                    out,
                    "fno_waits_total",
                    "counter",
                    "How often Finance and Operations told this node to wait",
                    limits.waits());
        }
    }

    private static long number(Map<String, Row> work, String job, String column) {
        return work.containsKey(job) ? work.get(job).number(column) : 0;
    }

    private void perJob(StringBuilder out, String name, String type, String help, Function<String, Number> value) {
        head(out, name, type, help);
        jobs.forEach(job -> out.append("gangway_")
                .append(name)
                .append("{job=\"")
                .append(job)
                .append("\"} ")
                .append(value.apply(job))
                .append('\n'));
    }

    private static void line(StringBuilder out, String name, String type, String help, long value) {
        head(out, name, type, help);
        out.append("gangway_").append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP gangway_").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE gangway_").append(name).append(' ').append(type).append('\n');
    }
}
