package dev.gangway;

import dev.gangway.ledger.JobRun;
import java.time.Duration;

/**
 * What one run of a job came to.
 *
 * @param job its name
 * @param done records that came through
 * @param failed records that were refused; they are in the errors
 * @param paused why the job could not go on; null when it ended because nothing was left
 * @param took how long it ran
 */
public record JobReport(String job, long done, long failed, String paused, Duration took) {
    static JobReport of(JobRun run) {
        return new JobReport(run.job(), run.doneSoFar(), run.failedSoFar(), run.pausedBy(), run.took());
    }

    /** This run and a later one as one. */
    JobReport plus(JobReport later) {
        return new JobReport(job, done + later.done, failed + later.failed, later.paused, took.plus(later.took));
    }
}
