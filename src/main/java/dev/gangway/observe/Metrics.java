package dev.gangway.observe;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Outages;
import dev.gangway.sales.ServiceLimits;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What Prometheus asks for, in its text format; the databases are asked at each call. While one is away, what this node
 * knows by itself is told all the same.
 */
public final class Metrics {
    private final Database headquarters;
    private final Supplier<Unpulled> unpulled;
    private final List<String> jobs;
    private final JobRuns runs;
    private final Outages outages;
    private final Supplier<ServiceLimits> sales;

    /**
     * What the channel database has beyond the watermark.
     *
     * @param oldestSeconds how long ago the first of them was written; 0 when there is none
     */
    public record Unpulled(long requests, long oldestSeconds) {}

    /**
     * @param unpulled asks the channel database
     * @param sales gives null where Sales is not set up
     */
    public Metrics(
            Database headquarters,
            Supplier<Unpulled> unpulled,
            List<String> jobs,
            JobRuns runs,
            Outages outages,
            Supplier<ServiceLimits> sales) {
        this.headquarters = headquarters;
        this.unpulled = unpulled;
        this.jobs = jobs;
        this.runs = runs;
        this.outages = outages;
        this.sales = sales;
    }

    String text() {
        var out = new StringBuilder();
        perJob(out, "records_done_total", "counter", "Records that came through on this node", job -> runs.total(job)
                .doneSoFar());
        perJob(out, "records_failed_total", "counter", "Records that were refused on this node", job -> runs.total(job)
                .failedSoFar());
        perJob(out, "job_runs_total", "counter", "How often this node has run the job", runs::runs);
        perJob(
                out,
                "job_paused",
                "gauge",
                "1 while the job waits for an outage to end",
                job -> outages.ready(job) ? 0 : 1);
        perJob(
                out,
                "job_last_success_timestamp_seconds",
                "gauge",
                "When the job last came to its end on this node, having seen all there was; 0 before the first time",
                job -> runs.lastSuccess(job).getEpochSecond());
        limits(out, sales.get());
        line(out, "databases_up", "gauge", "1 while both databases answer", askDatabases(out) ? 1 : 0);
        return out.toString();
    }

    private boolean askDatabases(StringBuilder out) {
        var asked = new StringBuilder();
        try {
            queue(asked);
            lag(asked);
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
        Map<String, Row> work = headquarters.rows("due-counts", Map.of()).stream()
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
                "How long the longest due record has been waiting",
                job -> number(work, job, "oldest"));
        line(
                out,
                "nodes",
                "gauge",
                "Nodes that live",
                headquarters.rows("nodes", Map.of()).size());
        long errors = headquarters.rows("errors-count", Map.of()).get(0).number("errors");
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
