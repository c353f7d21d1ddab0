package dev.gangway.control;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.ledger.error.ErrorRecord;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Where people decide about records in error, one or many at once; who decided what is written down. Thread-safe. */
public final class ErrorDesk {
    /** Decided in one transaction. */
    private static final int CHUNK = 500;

    private final Database database;
    private final ErrorLedger errors;
    private final Acts acts;

    public ErrorDesk(Database database, ErrorLedger errors, Acts acts) {
        this.database = database;
        this.errors = errors;
        this.acts = acts;
    }

    /**
     * The numbers of the errors that are meant, the oldest first.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    public List<Long> find(ErrorSelection selection) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("anyjob", selection.job() == null ? 1 : 0);
        parameters.put("jobs", Database.texts(selection.job() == null ? List.of() : queues(selection.job())));
        parameters.put("code", nullable(selection.code()));
        parameters.put(
                "since",
                nullableTime(
                        selection.since() == null ? null : LocalDateTime.ofInstant(selection.since(), ZoneOffset.UTC)));
        return database.rows("control/errors-selected", parameters).stream()
                .map(row -> row.number("errorid"))
                .toList();
    }

    private static List<String> queues(String job) {
        return Job.of(job).map(Job::queues).orElseGet(() -> {
            if (Arrays.stream(Job.values()).noneMatch(one -> one.queues().contains(job))) {
                throw new IllegalArgumentException(
                        "There is no job '" + job + "'; the jobs are " + String.join(", ", Job.ids()));
            }
            return List.of(job);
        });
    }

    /** The errors with their words, those that are gone left out; the oldest first. */
    public List<ErrorRecord> show(Collection<Long> ids) {
        List<ErrorRecord> all = new ArrayList<>();
        chunks(List.copyOf(ids)).forEach(chunk -> all.addAll(errors.show(chunk)));
        return all;
    }

    /**
     * Makes records due again.
     *
     * @param ids as {@link #find} gives them, or {@link ErrorLedger#list}
     * @param reason in the person's words; may be null
     * @return the errors that there were; others were corrected, discarded, or never there
     */
    public List<ErrorRecord> retry(Collection<Long> ids, String who, String reason) {
        return decide("retry", ids, who, reason, errors::retry);
    }

    /** Gives records up: they are neither listed nor tried again. Else as {@link #retry}. */
    public List<ErrorRecord> discard(Collection<Long> ids, String who, String reason) {
        return decide("discard", ids, who, reason, errors::discard);
    }

    private List<ErrorRecord> decide(
            String act,
            Collection<Long> ids,
            String who,
            String reason,
            Function<Collection<Long>, List<ErrorRecord>> deed) {
        String name = Acts.who(who);
        List<ErrorRecord> done = new ArrayList<>();
        for (List<Long> chunk : chunks(ids.stream().distinct().sorted().toList())) {
            // a job at a time: that is how everybody else locks what is due
            Map<String, List<Long>> byJob = errors.show(chunk).stream()
                    .collect(groupingBy(ErrorRecord::job, TreeMap::new, mapping(ErrorRecord::id, toList())));
            byJob.values()
                    .forEach(some -> done.addAll(database.inTransaction(() -> {
                        List<ErrorRecord> decided = deed.apply(some);
                        acts.write(name, act, decided, reason);
                        return decided;
                    })));
        }
        return done;
    }

    private static List<List<Long>> chunks(List<Long> ids) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
        return chunks;
    }
}
