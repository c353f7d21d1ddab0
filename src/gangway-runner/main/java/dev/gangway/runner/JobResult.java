package dev.gangway.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gangway.JobReport;
import dev.gangway.ledger.error.ErrorCounts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a job did in one {@code once}, and how many of its records were in error then. */
record JobResult(JobReport report, ErrorCounts errors) {
    private static final String TIME_IS_UP = "the time is up";

    /** Of a job that could not begin. */
    static JobResult notRun(String job, RuntimeException e) {
        return new JobResult(new JobReport(job, 0, 0, Causes.inOneLine(e), Duration.ZERO), ErrorCounts.NONE);
    }

    /** The report of a job that had to end before its work did. */
    static JobReport timeIsUp(JobReport report) {
        return ended(report, TIME_IS_UP);
    }

    /** The report of a job that a signal ended. */
    static JobReport stopped(JobReport report) {
        return ended(report, "stopped");
    }

    private static JobReport ended(JobReport report, String why) {
        return new JobReport(report.job(), report.done(), report.failed(), why, report.took());
    }

    /** Two runs of one job, one after the other. */
    static JobReport sum(JobReport first, JobReport then) {
        return new JobReport(
                first.job(),
                first.done() + then.done(),
                first.failed() + then.failed(),
                then.paused(),
                then.suspect(),
                first.took().plus(then.took()));
    }

    /** The exit code of a {@code once} with these results; see {@link ExitCode}. */
    static int exitCode(List<JobResult> all) {
        if (all.stream()
                .map(result -> result.report().paused())
                .anyMatch(paused -> paused != null && !paused.equals(TIME_IS_UP))) {
            return ExitCode.COULD_NOT;
        }
        if (all.stream().anyMatch(result -> result.report().paused() != null)) {
            return ExitCode.TIME_IS_UP;
        }
        return all.stream().anyMatch(result -> result.errors().isNews()) ? ExitCode.RECORDS_IN_ERROR : ExitCode.DONE;
    }

    /** For a person. */
    String line() {
        String counts = String.format(
                Locale.ROOT,
                "%-28s %7d done %5d failed %8.1f s",
                report.job(),
                report.done(),
                report.failed(),
                report.took().toMillis() / 1000.0);
        String inError = errors.equals(ErrorCounts.NONE)
                ? ""
                : String.format(Locale.ROOT, "  errors: %d new, %d old", errors.fresh(), errors.old());
        String suspect = report.suspect() == null ? "" : "; suspected: " + report.suspect();
        return counts + inError + (report.paused() == null ? "" : "  did not finish: " + report.paused() + suspect);
    }

    /** For programs. */
    Json json() {
        return new Json(
                report.job(),
                report.done(),
                report.failed(),
                report.paused(),
                report.suspect(),
                new Json.Errors(errors.fresh(), errors.old()),
                report.took().toMillis());
    }

    /** A report as outside programs read it. */
    record Json(String job, long done, long failed, String paused, String suspect, Errors errors, long tookMillis) {
        record Errors(@JsonProperty("new") long fresh, long old) {}
    }
}
