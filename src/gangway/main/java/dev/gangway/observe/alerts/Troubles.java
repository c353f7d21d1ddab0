package dev.gangway.observe.alerts;

import static dev.gangway.database.Database.nullableTime;
import static java.util.stream.Collectors.joining;

import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.odata.signin.Ending;
import dev.gangway.text.Cut;
import dev.gangway.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks for what needs a person. Changes nothing but the note of when a node was last there. */
final class Troubles {
    static final String ERRORS = "errors";
    private static final int LONGEST_SUMMARY = 1000;

    private final Database headquarters;
    private final WorkQueue queue;
    private final Pauses pauses;
    private final Outages outages;
    private final LongSupplier unpulledSeconds;
    private final Supplier<Map<String, Ending>> credentials;
    private final Watch watch;
    /** Until when work that waits is not held against a job: it was paused, or this node has only just come. */
    private final Map<String, Long> spared = new ConcurrentHashMap<>();

    /**
     * Who looks.
     *
     * @param staysUp whether it is a node that looks again and again, and whose absence is worth a message
     * @param stuckAfter how long a job may not get through, and no node be there
     */
    record Watch(String node, String nodeId, boolean staysUp, Duration stuckAfter) {}

    Troubles(
            Database headquarters,
            WorkQueue queue,
            Pauses pauses,
            Outages outages,
            LongSupplier unpulledSeconds,
            Supplier<Map<String, Ending>> credentials,
            Watch watch) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.pauses = pauses;
        this.outages = outages;
        this.unpulledSeconds = unpulledSeconds;
        this.credentials = credentials;
        this.watch = watch;
        if (watch.staysUp()) {
            Job.ids().forEach(this::spare);
        }
    }

    private void spare(String job) {
        spared.put(job, System.nanoTime() + watch.stuckAfter().toNanos());
    }

    private boolean isSpared(String job) {
        Long until = spared.get(job);
        return until != null && System.nanoTime() - until < 0;
    }

    /** @param told what is told already: a job that is stuck stays so while it is spared */
    List<Trouble> look(Set<String> told) {
        List<Trouble> troubles = new ArrayList<>();
        errors(null)
                .ifPresent(errors -> troubles.add(new Trouble(
                        ERRORS, null, errors.summary(), "gangway errors list; then errors retry or discard", null)));
        Map<String, Map<String, Long>> work = queue.counts();
        for (Job job : Job.values()) {
            stuck(job, work, told).ifPresent(troubles::add);
            waits(job).ifPresent(troubles::add);
        }
        credentials.get().forEach((service, one) -> ends(service, one).ifPresent(troubles::add));
        noNode().ifPresent(troubles::add);
        return troubles;
    }

    /** How things are now that a trouble is over. */
    String over(String key, String job) {
        String kind = key.replaceAll("/.*", "");
        return switch (kind) {
            case ERRORS -> "no record waits for a person any more";
            case "stuck" -> pauses.of(job).isPresent() ? job + " is paused by an operator" : job + " has caught up";
            case "waits" -> job + " does not wait for a person any more";
            case "credential" -> "no certificate of " + key.substring(key.indexOf('/') + 1) + " ends soon any more";
            default -> "a node is alive again";
        };
    }

    /** Errors that wait for a person. */
    record Errors(String summary, LocalDateTime latest) {}

    /** @param mark only those that were refused after that time; null for all */
    Optional<Errors> errors(LocalDateTime mark) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("mark", nullableTime(mark));
        List<Row> rows = headquarters.rows("alerts/errors", parameters);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long records = rows.stream().mapToLong(row -> row.number("records")).sum();
        String kinds = rows.stream()
                .map(row -> row.number("records") + " " + Objects.toString(row.text("code"), "without code") + " in "
                        + row.text("job"))
                .collect(joining(", "));
        LocalDateTime latest = rows.stream()
                .map(row -> row.time("latest"))
                .max(LocalDateTime::compareTo)
                .orElseThrow();
        String more = mark == null ? "" : " more";
        String noun = records == 1 ? " record waits for a person: " : " records wait for a person: ";
        return Optional.of(new Errors(Cut.to(LONGEST_SUMMARY, records + more + noun + kinds), latest));
    }

    private Optional<Trouble> stuck(Job job, Map<String, Map<String, Long>> work, Set<String> told) {
        String key = "stuck/" + job.id();
        if (!pauses.allows(job.id())) {
            spare(job.id());
            return Optional.empty();
        }
        long oldest = job.queues().stream()
                .mapToLong(name -> work.getOrDefault(name, Map.of()).getOrDefault("oldestSeconds", 0L))
                .max()
                .orElse(0);
        if (job == Job.PULL_REQUESTS) {
            oldest = Math.max(oldest, unpulledSeconds.getAsLong());
        }
        boolean late = oldest > watch.stuckAfter().toSeconds() && (told.contains(key) || !isSpared(job.id()));
        return late
                ? Optional.of(new Trouble(
                        key,
                        job.id(),
                        job.id() + " does not get through: records have been waiting longer than "
                                + Times.words(watch.stuckAfter()),
                        "gangway status says what it waits for",
                        null))
                : Optional.empty();
    }

    private Optional<Trouble> waits(Job job) {
        String reason = outages.personNeeded(job.id());
        return reason == null
                ? Optional.empty()
                : Optional.of(new Trouble(
                        "waits/" + job.id(),
                        job.id(),
                        Cut.to(LONGEST_SUMMARY, job.id() + " waits for a person: " + reason),
                        "gangway doctor names the cure; the job goes on by itself",
                        watch.nodeId()));
    }

    /** Each node has files of its own, so only the one that sees it can tell when it is over. */
    private Optional<Trouble> ends(String service, Ending credential) {
        Instant now = headquarters.clock().instant();
        return credential
                .end()
                .filter(end -> credential.endsSoon(now))
                .map(end -> new Trouble(
                        "credential/" + service,
                        null,
                        Cut.to(
                                LONGEST_SUMMARY,
                                credential.described() + " (" + service + ") " + (now.isBefore(end) ? "ends" : "ended")
                                        + " on " + end),
                        "replace it; gangway doctor names the file and the steps",
                        watch.nodeId()));
    }

    private Optional<Trouble> noNode() {
        Map<String, Object> parameters = Map.of("name", Cut.to(100, watch.node()), "seconds", (int)
                watch.stuckAfter().toSeconds());
        Optional<Row> last =
                headquarters.rows("alerts/lastalive", parameters).stream().findFirst();
        if (!watch.staysUp()) {
            return last.filter(row -> row.number("toolong") == 1).map(this::silence);
        }
        if (last.isEmpty()) {
            headquarters.insertIfAbsent("alerts/lastalive-insert", parameters);
            return Optional.empty();
        }
        Map<String, Object> beat = new HashMap<>(parameters);
        beat.put("toolong", last.get().number("toolong"));
        boolean first = headquarters.update("alerts/lastalive-beat", beat) == 1;
        return last.filter(row -> first && row.number("toolong") == 1).map(this::silence);
    }

    private Trouble silence(Row last) {
        return new Trouble(
                "nodes",
                null,
                "No node is alive; " + last.text("name") + " was the last, at " + last.get("seen"),
                "start 'gangway run'; its log says why it ended",
                null);
    }
}
