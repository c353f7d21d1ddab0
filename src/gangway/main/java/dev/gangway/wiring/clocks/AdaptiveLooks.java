package dev.gangway.wiring.clocks;

import dev.gangway.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which ticks of an adaptive schedule count. Each look at Sales costs two requests whether or not anybody has decided. So a
 * job looks at each tick while people work there, which shows in changes of leads and opportunities, and once in
 * {@link #RARELY} when nothing has changed for {@link #QUIET}. All nodes know the last change, whichever of them has read it.
 * Whoever has just started a node is taken to work, too.
 * Thread-safe.
 */
public final class AdaptiveLooks {
    /** The time between two looks while people work: 120 requests in five minutes, a fiftieth of what Sales allows a user. */
    public static final Duration OFTEN = Duration.ofSeconds(5);
    /** The time between two looks otherwise. */
    static final Duration RARELY = Duration.ofMinutes(1);
    /** After so much time without a change nobody is taken to work. */
    static final Duration QUIET = Duration.ofHours(2);

    private final Database headquarters;
    private final Set<String> adaptive;
    private final LocalDateTime started;
    private final Map<String, Instant> looks = new ConcurrentHashMap<>();

    /** @param adaptive the jobs whose schedule is adaptive */
    public AdaptiveLooks(Database headquarters, Set<String> adaptive) {
        this.headquarters = headquarters;
        this.adaptive = adaptive;
        this.started = headquarters.utcNow();
    }

    /** Whether a tick of a job's clock starts it; always for a job whose schedule is not adaptive. For route files. */
    public boolean due(String job) {
        if (!adaptive.contains(job)) {
            return true;
        }
        Instant now = headquarters.clock().instant();
        Instant last = looks.get(job);
        boolean due = last == null || isLongAgo(last, now) || isWorkingTime();
        if (due) {
            looks.put(job, now);
        }
        return due;
    }

    /** Also after the clock was set back, which must not make it wait. */
    private static boolean isLongAgo(Instant last, Instant now) {
        return now.isBefore(last) || !now.isBefore(last.plus(RARELY));
    }

    private boolean isWorkingTime() {
        LocalDateTime quietSince = headquarters.utcNow().minus(QUIET);
        if (started.isAfter(quietSince)) {
            return true;
        }
        try {
            LocalDateTime change =
                    headquarters.rows("link/last-change", Map.of()).get(0).time("lastchange");
            return change != null && change.isAfter(quietSince);
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            // the job itself finds out, and waits until the database is back
            return true;
        }
    }
}
