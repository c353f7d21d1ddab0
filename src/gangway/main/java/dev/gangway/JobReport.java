package dev.gangway;

import dev.gangway.ledger.JobRun;
import java.time.Duration;

/**
 * The result of one run of a job.
 *
 * @param job its name
 * @param done number of records that succeeded
 * @param failed number of records that were refused; they are listed as errors
 * @param paused why the job could not continue, or that it is paused by an operator; null if it ended because no work
 *     was left
 * @param suspect the record that probably caused this; null if there is none
 * @param took duration of the run
 */
public record JobReport(String job, long done, long failed, String paused, String suspect, Duration took) {
    /** A run without a suspect record. */
    public JobReport(String job, long done, long failed, String paused, Duration took) {
        this(job, done, failed, paused, null, took);
    }

    static JobReport of(JobRun run) {
        return new JobReport(
                run.job(),
                run.doneSoFar(),
                run.failedSoFar(),
                run.pausedBy() != null ? run.pausedBy() : run.stoppedBy(),
                run.suspect() == null ? null : run.suspect().toString(),
                run.took());
    }

    /** A job that an operator has paused. */
    static JobReport stopped(String job, String reason) {
        return new JobReport(job, 0, 0, reason, Duration.ZERO);
    }

    /** Combines this run with a later one. */
    JobReport plus(JobReport later) {
        return new JobReport(
                job, done + later.done, failed + later.failed, later.paused, later.suspect, took.plus(later.took));
    }
}
