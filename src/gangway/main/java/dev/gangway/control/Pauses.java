package dev.gangway.control;

import static dev.gangway.database.Database.nullable;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The table {@code gangway.pause}: jobs that an operator has stopped on all nodes, until a time or until an operator
 * lets them go on. A job that is stopped brings what it has claimed to its end and claims nothing more. Thread-safe.
 */
public final class Pauses {
    /** What stands for all jobs that talk to Sales. */
    public static final String SALES = "sales";

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);
    private static final String ALL = "all";
    private static final String ONE = "job";
    /** A pause is noticed within this time, and a busy node asks no more often. */
    private static final long TRUSTED = Duration.ofMillis(500).toNanos();

    private static final int MOST_TRIES = 10;
    /** The job of each queue. */
    private static final Map<String, String> JOBS = Arrays.stream(Job.values())
            .flatMap(job -> job.queues().stream().map(queue -> Map.entry(queue, job.id())))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Database database;
    private final Acts acts;
    private volatile Seen seen;
    private volatile Consumer<String> refusals = job -> {};

    /** @param byJob the pause of each job that lasts longest */
    private record Seen(Map<String, Pause> byJob, long at) {}

    public Pauses(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** All that are in force; several about one job when all jobs or those of Sales were stopped beside it. */
    public List<Pause> list() {
        return database.rows("control/pauses", Map.of()).stream().map(Pause::of).toList();
    }

    /**
     * Why a job must not begin anything new, as it was at most half a second ago. While the database is away, what was
     * known last.
     *
     * @param queue the name of the job, or of one of its queues
     */
    public Optional<Pause> of(String queue) {
        Seen last = seen;
        if (last == null || System.nanoTime() - last.at() > TRUSTED) {
            last = look();
        }
        return Optional.ofNullable(last.byJob().get(JOBS.getOrDefault(queue, queue)));
    }

    /** Whether the job is not paused, when its time has come; for route files. */
    public boolean allows(String job) {
        boolean allowed = of(job).isEmpty();
        if (!allowed) {
            refusals.accept(job);
        }
        return allowed;
    }

    /** @param listener gets each job whose time has come while it was paused */
    public void onRefusal(Consumer<String> listener) {
        refusals = listener;
    }

    private synchronized Seen look() {
        Seen last = seen;
        long asked = System.nanoTime();
        if (last != null && asked - last.at() <= TRUSTED) {
            return last;
        }
        seen = look(last, asked);
        return seen;
    }

    private Seen look(Seen last, long asked) {
        try {
            Map<String, Pause> longest = new TreeMap<>();
            list().forEach(pause -> longest.merge(pause.job(), pause, (a, b) -> b.outlasts(a) ? b : a));
            return new Seen(longest, asked);
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            LOG.debug("Whether jobs are paused is not known: {}", Database.reason(e));
            // counted from the end of the wait: else each job would wait for a silent database once more
            return new Seen(last == null ? Map.of() : last.byJob(), System.nanoTime());
        }
    }

    /**
     * Stops jobs on all nodes.
     *
     * @param targets names of jobs, or {@code sales} for all that talk to Sales; empty for all jobs
     * @param until when the pause ends by itself; null if it lasts until it is resumed
     * @param reason for everybody who wonders; may be null
     * @param who does this
     * @return the jobs that are stopped now
     * @throws IllegalArgumentException when there is no such job, or the time has passed
     */
    public List<String> pause(Collection<String> targets, Instant until, String reason, String who) {
        if (until != null && !until.isAfter(database.clock().instant())) {
            throw new IllegalArgumentException("The end of the pause, " + until + ", has passed already");
        }
        Map<String, String> scopes = scopes(targets);
        Map<String, Object> row = new HashMap<>();
        row.put(
                "endsat",
                new SqlParameterValue(
                        Types.TIMESTAMP_WITH_TIMEZONE, until == null ? null : until.atOffset(ZoneOffset.UTC)));
        row.put("reason", nullable(Acts.reason(reason)));
        row.put("who", Acts.who(who));
        write(() -> scopes.forEach((job, scope) -> {
            row.put("job", job);
            row.put("scope", scope);
            if (database.update("control/pause-update", row) == 0) {
                database.update("control/pause-insert", row);
            }
            acts.write(
                    who,
                    "pause",
                    job,
                    (until == null ? "" : "until " + until + "; ") + Objects.toString(Acts.reason(reason), ""));
        }));
        return List.copyOf(scopes.keySet());
    }

    /** Two people may stop a job in the same moment: then the later one has the word. */
    private void write(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                database.inTransaction(work);
                seen = null;
                return;
            } catch (DuplicateKeyException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Lets jobs go on, whatever they were stopped by.
     *
     * @param targets names of jobs, or {@code sales} for all that talk to Sales; empty for all jobs
     * @param who does this
     * @return the jobs that were paused and are not any more
     * @throws IllegalArgumentException when there is no such job
     */
    public List<String> resume(Collection<String> targets, String who) {
        Collection<String> jobs = scopes(targets).keySet();
        List<String> paused = list().stream()
                .map(Pause::job)
                .distinct()
                .filter(jobs::contains)
                .toList();
        write(() -> {
            database.update("control/pauses-remove", Map.of("jobs", Database.texts(jobs)));
            paused.forEach(job -> acts.write(who, "resume", job, null));
        });
        return paused;
    }

    /** What is meant, by job, in the order of their names: that is the order in which rows are locked. */
    private static Map<String, String> scopes(Collection<String> targets) {
        Map<String, String> scopes = new TreeMap<>();
        if (targets.isEmpty()) {
            Job.ids().forEach(job -> scopes.put(job, ALL));
        }
        for (String target : targets) {
            if (target.equals(SALES)) {
                Arrays.stream(Job.values())
                        .filter(job -> job.needs().contains(Job.Need.SALES))
                        .forEach(job -> scopes.put(job.id(), SALES));
            } else {
                scopes.put(Job.of(target).orElseThrow(() -> unknown(target)).id(), ONE);
            }
        }
        return scopes;
    }

    private static IllegalArgumentException unknown(String target) {
        return new IllegalArgumentException("There is no job '" + target + "'; the jobs are "
                + String.join(", ", Job.ids()) + ", and " + SALES + " stands for those that talk to Sales");
    }
}
