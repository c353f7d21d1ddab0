package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.JobReport;
import dev.gangway.commerce.EmailNotifications;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code once}: each job until nothing is left to do, for schedulers that start processes. */
@Command(
        name = "once",
        description = {
            "Runs each job once, until nothing is left for it to do.",
            "",
            "With names those jobs in the given order, without names all jobs in theirs. The tables are created or migrated "
                    + "first. One line per job says what it did. Records that a killed process had claimed are waited for "
                    + "(20 s).",
            "",
            "Refuses to begin while another 'once' has one of the jobs. On a terminal a line shows the progress; in a pipe "
                    + "there is none.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done",
            "2:some records are in error (see 'gangway errors list')",
            "1:a job could not run",
            "3:the time of --max-seconds was up, the rest is for the next run"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway once",
            "  gangway once --max-seconds 50",
            "  gangway once prospects-to-leads --dry-run",
            "  gangway once P-0001 synchronize-channel-requests --json"
        })
final class OnceCommand implements Callable<Integer> {

    private static final Duration LOOK_AT_CLAIMS_EVERY = Duration.ofMillis(500);
    private static final String TIME_IS_UP = "the time is up";

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            description = {
                "P-0001, synchronize-channel-requests, prospects-to-leads, sales-outcomes, email-notifications, 1010"
            })
    private List<String> names;

    @Option(names = "--json", description = "print the reports as a JSON array")
    private boolean json;

    @Option(
            names = "--max-seconds",
            paramLabel = "N",
            description = "begin nothing new after so many seconds; what is under way is finished")
    void setMaxSeconds(long seconds) {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--max-seconds must be at least 1, but is " + seconds);
        }
        end = Instant.now().plusSeconds(seconds);
    }

    private Instant end = Instant.MAX;

    @Option(
            names = "--dry-run",
            description =
                    "only print what would be sent to Sales and decided, as JSON, one line per record; nothing is "
                            + "sent or written. The lines hold personal data")
    private boolean dryRun;

    @Option(names = "--force", description = "begin even while another 'once' has the jobs, which does no harm")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        try (GangwayMain main = gangwayCommand.oneShot()) {
            if (dryRun) {
                main.leaveTablesAlone();
            }
            Gangway gangway = main.prepare();
            List<String> jobs = chosen(gangway.jobs());
            main.start();
            if (dryRun) {
                gangway.preview(jobs, spec.commandLine().getOut()::println);
                return ExitCode.DONE;
            }
            if (!force) {
                reserve(gangway, jobs);
            }
            gangway.endWorkAt(end);
            List<JobReport> reports = run(gangway, jobs);
            if (json) {
                JsonOutput.print(
                        spec.commandLine().getOut(),
                        reports.stream().map(JobLine::of).toList());
            }
            return exitCode(reports, gangway);
        }
    }

    private static void reserve(Gangway gangway, List<String> jobs) {
        gangway.reserve(jobs).forEach((job, holder) -> {
            throw new IllegalStateException("Another 'once' has " + job + ", on " + holder
                    + "; if it was killed the job is free after 20 s, and --force does not wait for it");
        });
    }

    private List<JobReport> run(Gangway gangway, List<String> jobs) throws InterruptedException {
        List<JobReport> reports = new ArrayList<>();
        for (String job : jobs) {
            try (ProgressLine progress = ProgressLine.onTerminal(
                    spec.commandLine().getErr(), () -> job + "  " + gangway.progress(job) + " done")) {
                progress.show();
                reports.add(runToTheEnd(gangway, job));
            }
            if (!json) {
                spec.commandLine().getOut().println(line(reports.get(reports.size() - 1)));
            }
        }
        return reports;
    }

    /** Also what a process had claimed that was killed since: its claims end, and then the records are ours. */
    private static JobReport runToTheEnd(Gangway gangway, String job) throws InterruptedException {
        JobReport report = gangway.run(job);
        while (report.paused() == null && !gangway.isWorkEnded() && claimed(gangway, job) > 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AT_CLAIMS_EVERY.toMillis());
            report = sum(report, gangway.run(job));
        }
        return report.paused() == null && gangway.isWorkEnded() ? timeIsUp(report) : report;
    }

    private static JobReport timeIsUp(JobReport report) {
        return new JobReport(report.job(), report.done(), report.failed(), TIME_IS_UP, report.took());
    }

    private static long claimed(Gangway gangway, String job) {
        Map<String, Map<String, Long>> work = gangway.status().work();
        return Gangway.queues(job).stream()
                .mapToLong(queue -> work.getOrDefault(queue, Map.of()).getOrDefault("claimed", 0L))
                .sum();
    }

    private static JobReport sum(JobReport first, JobReport then) {
        return new JobReport(
                first.job(),
                first.done() + then.done(),
                first.failed() + then.failed(),
                then.paused(),
                first.took().plus(then.took()));
    }

    private List<String> chosen(List<String> jobs) {
        List<String> chosen = names == null ? jobs : names;
        for (String name : chosen) {
            if (!jobs.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        Gangway.JOBS.contains(name)
                                ? "The job '" + name + "' is not set up here: it needs "
                                        + (name.equals(EmailNotifications.JOB) ? "gangway.mail.*" : "gangway.sales.*")
                                        + "; set up are " + String.join(", ", jobs)
                                : "There is no job '" + name + "'; the jobs are " + String.join(", ", jobs));
            }
        }
        return chosen;
    }

    private static int exitCode(List<JobReport> reports, Gangway gangway) {
        if (reports.stream()
                .anyMatch(report -> report.paused() != null && !report.paused().equals(TIME_IS_UP))) {
            return ExitCode.COULD_NOT;
        }
        if (reports.stream().anyMatch(report -> report.paused() != null)) {
            return ExitCode.TIME_IS_UP;
        }
        Set<String> queues = reports.stream()
                .flatMap(report -> Gangway.queues(report.job()).stream())
                .collect(Collectors.toSet());
        boolean inError = gangway.errors().list().stream().anyMatch(error -> queues.contains(error.job()));
        return inError ? ExitCode.RECORDS_IN_ERROR : ExitCode.DONE;
    }

    private static String line(JobReport report) {
        String counts = String.format(
                Locale.ROOT,
                "%-28s %7d done %5d failed %8.1f s",
                report.job(),
                report.done(),
                report.failed(),
                report.took().toMillis() / 1000.0);
        return report.paused() == null ? counts : counts + "  could not go on: " + report.paused();
    }

    /** A report as outside programs read it. */
    private record JobLine(String job, long done, long failed, String paused, long tookMillis) {

        static JobLine of(JobReport report) {
            return new JobLine(
                    report.job(),
                    report.done(),
                    report.failed(),
                    report.paused(),
                    report.took().toMillis());
        }
    }
}
