package dev.gangway.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outages are not failures: while something that a job needs is away, the job waits and no record's attempts grow. One
 * log line when an outage begins and one when it is over. Thread-safe.
 */
public final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private record Outage(boolean isNew, int count, Instant until, String reason, Suspect suspect, boolean person) {}

    private final Clock steady;
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    /** @param steady measures waits; not the machine's own clock: a job would wait longer whenever that is set back */
    public Outages(Clock steady) {
        this.steady = steady;
    }

    /** Whether the job may run now. */
    public boolean ready(String job) {
        Outage outage = outages.get(job);
        return outage == null || !steady.instant().isBefore(outage.until());
    }

    /** How long the job has to wait; zero when it is ready. */
    public Duration remaining(String job) {
        Outage outage = outages.get(job);
        Duration rest = outage == null ? Duration.ZERO : Duration.between(steady.instant(), outage.until());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** Why the job waits; null when it does not. */
    public String reason(String job) {
        Outage outage = outages.get(job);
        return outage == null ? null : outage.reason();
    }

    /** Why the job waits for a person; null when it does not wait, or waiting may help. */
    public String personNeeded(String job) {
        Outage outage = outages.get(job);
        return outage == null || !outage.person() ? null : outage.reason();
    }

    /** The record because of which the job waits; null when none is suspected, or when it does not wait. */
    public Suspect suspect(String job) {
        Outage outage = outages.get(job);
        return outage == null ? null : outage.suspect();
    }

    /** Something that the job needs is away, see {@link #begin(String, String, Suspect, Duration)}. */
    public void begin(String job, String reason, Duration advised) {
        begin(job, reason, null, advised);
    }

    /**
     * The job cannot go on.
     *
     * @param suspect the record that may be to blame; null for none
     *
     * @param advised the wait that the other side asked for; null for a wait that doubles each time, with jitter
     */
    public void begin(String job, String reason, Suspect suspect, Duration advised) {
        begin(job, reason, suspect, advised, false);
    }

    /** The same, and waiting alone will not help. */
    public void beginForPerson(String job, String reason, Suspect suspect, Duration advised) {
        begin(job, reason, suspect, advised, true);
    }

    private void begin(String job, String reason, Suspect suspect, Duration advised, boolean person) {
        Outage outage = outages.compute(job, (key, before) -> {
            Instant now = steady.instant();
            // several workers of one job see the same outage: it counts again only when the wait is over
            boolean same = before != null && now.isBefore(before.until());
            int count = before == null ? 1 : before.count() + (same ? 0 : 1);
            Instant until = now.plus(advised != null ? advised : backoff(count));
            return new Outage(
                    before == null,
                    count,
                    same && before.until().isAfter(until) ? before.until() : until,
                    reason,
                    suspect,
                    person);
        });
        if (outage.isNew()) {
            LOG.warn("{} waits: {}{}", job, reason, suspect == null ? "" : "; suspected: " + suspect);
        }
    }

    /** The job got through. */
    public void over(String job) {
        Outage outage = outages.remove(job);
        if (outage != null) {
            LOG.info("{} goes on after {} attempts; it had waited for: {}", job, outage.count(), outage.reason());
        }
    }

    private static Duration backoff(int count) {
        long millis = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(count - 1, 10));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
