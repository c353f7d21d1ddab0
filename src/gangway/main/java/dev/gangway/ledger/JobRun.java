package dev.gangway.ledger;

import dev.gangway.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The tally of one run of a job, from its first claim until nothing is left to do. Thread-safe. */
public final class JobRun {
    private final String job;
    private final Clock clock;
    private final Instant started;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong doneNoted = new AtomicLong();
    private final AtomicLong failedNoted = new AtomicLong();
    private final LongSupplier requests;
    private final AtomicLong requestsNoted;
    private final AtomicBoolean noted = new AtomicBoolean();
    private volatile String paused;
    private volatile String stopped;
    private volatile Suspect suspect;
    private volatile boolean broken;
    private volatile boolean takenOver;

    public JobRun(String job, Clock clock) {
        this(job, () -> 0, clock);
    }

    /** @param requests how many requests this job has sent in all */
    JobRun(String job, LongSupplier requests, Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
        this.job = job;
        this.requests = requests;
        this.requestsNoted = new AtomicLong(requests.getAsLong());
    }

    public String job() {
        return job;
    }

    /** So many records came through, unless the transaction that is open on this thread is rolled back. */
    public void done(long records) {
        Database.afterCommit(() -> done.addAndGet(records));
    }

    /** So many records were refused and are in the error ledger, unless the transaction is rolled back. */
    public void failed(long records) {
        Database.afterCommit(() -> failed.addAndGet(records));
    }

    /** The run could not go on; the records wait. */
    public void paused(String reason) {
        paused = reason;
    }

    /** The same, and it was seen with this record; null when it is about none. */
    public void paused(String reason, Suspect record) {
        paused = reason;
        suspect = record;
    }

    /** The pause of the job, or null if it is not paused. The run may have ended before its work was done. */
    void stopped(String reason) {
        stopped = reason;
    }

    /** The reason of the pause, or null if the job is not paused. */
    public String stoppedBy() {
        return stopped;
    }

    /** The run could not go on, and waiting alone will not help. */
    public void broken(String reason) {
        paused = reason;
        broken = true;
    }

    /** The same, and these records were tried in vain; null when it is about no record. */
    public void waits(String reason, Suspect records) {
        broken(reason);
        suspect = records;
    }

    /** Another worker has the records of this run now. */
    public void takenOver() {
        takenOver = true;
    }

    /** Whether nothing kept it from its end: then whatever the job had to wait for is over. */
    boolean cameThrough() {
        return paused == null && stopped == null && !takenOver;
    }

    /** Whether anything was done that may have made work for the next job. */
    public boolean isWorked() {
        return done.get() > 0;
    }

    public long doneSoFar() {
        return done.get();
    }

    public long failedSoFar() {
        return failed.get();
    }

    /** Records that came through since this was asked last: a run with several lanes is written down several times. */
    long newlyDone() {
        return since(doneNoted, done.get());
    }

    /** The same for refused records. */
    long newlyFailed() {
        return since(failedNoted, failed.get());
    }

    /** The same for requests. */
    long newlyRequested() {
        return since(requestsNoted, requests.getAsLong());
    }

    /** Whether this is asked for the first time. */
    boolean isFirstNote() {
        return !noted.getAndSet(true);
    }

    private static long since(AtomicLong noted, long now) {
        return now - noted.getAndSet(now);
    }

    /** Why the run could not go on; null when it ended because nothing was left. */
    public String pausedBy() {
        return paused;
    }

    /** The record because of which the run could not go on; null when none is suspected. */
    public Suspect suspect() {
        return suspect;
    }

    /** Whether manual action is needed before the job can go on. */
    public boolean isBroken() {
        return broken;
    }

    /** When it began. */
    public Instant started() {
        return started;
    }

    public Duration took() {
        return Duration.between(started, clock.instant());
    }
}
