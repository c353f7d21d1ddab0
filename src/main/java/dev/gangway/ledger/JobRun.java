package dev.gangway.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The tally of one run of a job, from its first claim until nothing is left to do. Thread-safe. */
public final class JobRun {
    private final String job;
    private final Instant started = Instant.now();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong doneNoted = new AtomicLong();
    private final AtomicLong failedNoted = new AtomicLong();
    private volatile String paused;
    private volatile boolean broken;

    public JobRun(String job) {
        this.job = job;
    }

    public String job() {
        return job;
    }

    /** So many records came through. */
    public void done(long records) {
        done.addAndGet(records);
    }

    /** So many records were refused; they are in the error ledger. */
    public void failed(long records) {
        failed.addAndGet(records);
    }

    /** The run could not go on; the records wait. */
    public void paused(String reason) {
        paused = reason;
    }

    /** The run could not go on, and waiting alone will not help. */
    public void broken(String reason) {
        paused = reason;
        broken = true;
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

    private static long since(AtomicLong noted, long now) {
        return now - noted.getAndSet(now);
    }

    /** Why the run could not go on; null when it ended because nothing was left. */
    public String pausedBy() {
        return paused;
    }

    /** Whether a person is needed before the job can go on. */
    public boolean isBroken() {
        return broken;
    }

    public Duration took() {
        return Duration.between(started, Instant.now());
    }
}
