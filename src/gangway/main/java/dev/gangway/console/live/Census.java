package dev.gangway.console.live;

import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.node.Nodes;
import dev.gangway.ledger.standstill.Standstills;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Counts what is where. What it costs grows with the backlog and the errors, but for {@link #stages}. */
public final class Census {
    private final Database headquarters;
    private final Supplier<Unpulled> unpulled;
    private final Set<String> jobs;
    private final Pauses pauses;
    private final Ledger ledger;

    /** What the channel database has beyond the watermark. */
    public record Unpulled(long requests, long oldestSeconds) {}

    /** Who knows what is due, what ran, who lives and what stands still. */
    public record Ledger(WorkQueue queue, JobRuns runs, Nodes nodes, Standstills standstills) {}

    /** @param jobs those that this node can run */
    public Census(Database headquarters, Supplier<Unpulled> unpulled, Set<String> jobs, Pauses pauses, Ledger ledger) {
        this.headquarters = headquarters;
        this.unpulled = unpulled;
        this.jobs = jobs;
        this.pauses = pauses;
        this.ledger = ledger;
    }

    List<Row> runs() {
        return ledger.runs().list();
    }

    Map<String, Long> stages() {
        Map<String, Long> stages = new LinkedHashMap<>();
        headquarters
                .rows("observe/stages", Map.of())
                .forEach(row -> stages.put(row.text("stage"), row.number("records")));
        return stages;
    }

    Snapshot take(List<Row> lastRuns, Rates rates, Map<String, Long> stages) {
        Map<String, Map<String, Long>> work = ledger.queue().counts();
        List<ErrorGroup> errors = headquarters.rows("console/error-groups", Map.of()).stream()
                .map(ErrorGroup::of)
                .toList();
        Map<String, Hop> hops = new LinkedHashMap<>();
        // the jobs of the other kind of headquarters are nobody's here
        Job.Need otherKind = jobs.contains(Job.HEADQUARTERS.id()) ? Job.Need.TABLES : Job.Need.CLOUD;
        for (Job job : Job.values()) {
            if (job.needs().contains(otherKind)) {
                continue;
            }
            hops.put(job.id(), hop(job, work, errors, lastRuns, rates.perMinute(job.id())));
        }
        return new Snapshot(
                headquarters.clock().instant(),
                hops,
                errors,
                ledger.nodes().list(),
                lastRuns,
                ledger.standstills().quick(),
                stages,
                null);
    }

    private Hop hop(
            Job job,
            Map<String, Map<String, Long>> work,
            List<ErrorGroup> errors,
            List<Row> lastRuns,
            OptionalDouble perMinute) {
        Unpulled behind = job == Job.PULL_REQUESTS ? unpulled.get() : new Unpulled(0, 0);
        return new Hop(
                job.id(),
                behind.requests() + sum(job, work, "due"),
                sum(job, work, "claimed"),
                sum(job, work, "waiting"),
                Math.max(behind.oldestSeconds(), oldest(job, work)),
                perMinute,
                records(job, errors, "Parked"),
                records(job, errors, "Retrying"),
                pauses.of(job.id()).orElse(null),
                lastRuns.stream()
                        .filter(run -> job.id().equals(run.text("job")))
                        .map(run -> run.text("message"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                jobs.contains(job.id()));
    }

    private static long sum(Job job, Map<String, Map<String, Long>> work, String column) {
        return job.queues().stream()
                .mapToLong(name -> work.getOrDefault(name, Map.of()).getOrDefault(column, 0L))
                .sum();
    }

    private static long oldest(Job job, Map<String, Map<String, Long>> work) {
        return job.queues().stream()
                .mapToLong(name -> work.getOrDefault(name, Map.of()).getOrDefault("oldestSeconds", 0L))
                .max()
                .orElse(0);
    }

    private static long records(Job job, List<ErrorGroup> errors, String status) {
        return errors.stream()
                .filter(group -> job.queues().contains(group.job()) && status.equals(group.status()))
                .mapToLong(ErrorGroup::records)
                .sum();
    }
}
