package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.JobReport;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.error.ErrorCounts;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.ProgressLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
            "Runs each job once, until it has no work left.",
            "",
            "Runs the named jobs in the given order, or all jobs in their own. The tables are created or migrated"
                    + " first. Prints one line per job. Waits for records that a killed process had claimed (20 s), and"
                    + " for Sales if it asks for a wait that fits into --max-seconds (default: one minute).",
            "",
            "Unresolved errors from earlier runs are counted in the line but do not change the exit code, so that a"
                    + " scheduler is alerted only to new ones.",
            "",
            "Refuses to start while another 'once' is running one of the jobs. Shows its progress on a terminal, but"
                    + " not in a pipe.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done",
            "2:records went into error, or are still tried again (see 'gangway errors list')",
            "1:a job could not run",
            "3:the time of --max-seconds was up, the rest is for the next run",
            "130, 143:stopped by Ctrl-C or SIGTERM within 10 s, the rest is for the next run"
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
    /** Without {@code --max-seconds}: how long all waits for Sales may last, from the start on. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** Clocks are not that exact. */
    private static final Duration A_LITTLE = Duration.ofMillis(100);

    /** A decision, its customers, their numbers in Sales. */
    private static final int MORE_ROUNDS = 3;

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            description = {
                "P-0001, synchronize-channel-requests, headquarters, prospects-to-leads, sales-outcomes, "
                        + "email-notifications, 1010"
            })
    private List<String> names;

    @Option(names = "--json", description = "print the reports as a JSON array")
    private boolean json;

    @Option(
            names = "--max-seconds",
            paramLabel = "N",
            description = "start no new work after this many seconds; work in progress is completed")
    void setMaxSeconds(long seconds) {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--max-seconds must be at least 1, but is " + seconds);
        }
        end = Instant.now().plusSeconds(seconds);
    }

    private Instant end = Instant.MAX;
    private boolean isPrinted;
    private StopSignal signal;
    private final Instant begun = Instant.now();

    @Option(
            names = "--dry-run",
            description =
                    "only print what would be sent to Sales and decided, as JSON, one line per record; nothing is "
                            + "sent or written. The lines hold personal data")
    private boolean dryRun;

    @Option(names = "--force", description = "start even while another 'once' is running the jobs, which is harmless")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        List<JobResult> all = new ArrayList<>();
        try (StopSignal stop = StopSignal.cutsWorkShort();
                GangwayMain main = gangwayCommand.oneShot()) {
            signal = stop;
            return work(main, all);
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            // a program that reads the JSON must always get some
            if (json && !dryRun && !isPrinted) {
                (names == null ? Job.ids() : names)
                        .stream().skip(all.size()).forEach(job -> all.add(JobResult.notRun(job, e)));
                print(all);
            }
            throw e;
        }
    }

    private int work(GangwayMain main, List<JobResult> all) throws InterruptedException {
        if (dryRun) {
            main.leaveTablesAlone();
        }
        Gangway gangway = main.prepare();
        List<String> jobs = chosen(gangway);
        main.start();
        if (dryRun) {
            gangway.preview(jobs, spec.commandLine().getOut()::println);
            return ExitCode.DONE;
        }
        if (!force) {
            reserve(gangway, jobs);
        }
        gangway.endWorkAt(end);
        signal.first(() -> gangway.endWorkAt(Instant.now()));
        run(gangway, jobs, all);
        gangway.tellAlerts();
        tidyUp(gangway);
        if (json) {
            print(all);
        }
        return JobResult.exitCode(all);
    }

    /** What is too old can wait for the next run: the jobs have done their work. */
    private static void tidyUp(Gangway gangway) {
        try {
            gangway.tidyUp();
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
        }
    }

    private void print(List<JobResult> all) {
        isPrinted = true;
        JsonOutput.print(
                spec.commandLine().getOut(), all.stream().map(JobResult::json).toList());
    }

    private static void reserve(Gangway gangway, List<String> jobs) {
        gangway.reserve(jobs).forEach((job, holder) -> {
            throw new IllegalStateException("Another 'once' is running " + job + " on " + holder
                    + "; if it was killed, the job is free again after 20 s. --force starts all the same");
        });
    }

    private void run(Gangway gangway, List<String> jobs, List<JobResult> all) throws InterruptedException {
        LocalDateTime started = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        boolean mayRunAgain = names == null && jobs.contains(Job.HEADQUARTERS.id());
        try {
            runEach(gangway, jobs, all, started, !mayRunAgain);
            if (mayRunAgain) {
                bringDecisionsHome(gangway, all, started);
            }
        } finally {
            if (mayRunAgain) {
                all.forEach(this::say);
            }
        }
    }

    private void runEach(
            Gangway gangway, List<String> jobs, List<JobResult> all, LocalDateTime started, boolean isSaidAtOnce)
            throws InterruptedException {
        for (String job : jobs) {
            try (ProgressLine progress = ProgressLine.onTerminal(
                    spec.commandLine().getErr(), () -> job + "  " + gangway.progress(job) + " done")) {
                progress.show();
                JobReport report = runToTheEnd(gangway, job);
                all.add(new JobResult(report, errors(gangway, job, started)));
            }
            if (isSaidAtOnce) {
                say(all.get(all.size() - 1));
            }
        }
    }

    private void say(JobResult result) {
        if (!json) {
            spec.commandLine().getOut().println(result.line());
        }
    }

    /**
     * In the cloud what Sales decided goes out in a job that came before, and status and numbers that follow go to Sales
     * again: the jobs run once more, as long as there is something for them. The line of a job counts all its runs.
     */
    private void bringDecisionsHome(Gangway gangway, List<JobResult> all, LocalDateTime started)
            throws InterruptedException {
        for (int round = 0; round < MORE_ROUNDS; round++) {
            for (int index = 0; index < all.size(); index++) {
                String job = all.get(index).report().job();
                boolean wants = all.get(index).report().paused() == null
                        && !gangway.isWorkEnded()
                        && count(gangway, job, "due") > 0;
                if (wants) {
                    JobReport report = JobResult.sum(all.get(index).report(), runToTheEnd(gangway, job));
                    all.set(index, new JobResult(report, errors(gangway, job, started)));
                }
            }
        }
    }

    /** None can be told while the database is away, which the report says. */
    private static ErrorCounts errors(Gangway gangway, String job, LocalDateTime started) {
        try {
            return gangway.errors().count(Job.of(job).orElseThrow().queues(), started);
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            return ErrorCounts.NONE;
        }
    }

    /**
     * Also what a process had claimed that was killed since: its claims end, and then the records are ours. And when
     * Sales asks for a wait that fits into the time there is, it is waited for.
     */
    private JobReport runToTheEnd(Gangway gangway, String job) throws InterruptedException {
        JobReport report = gangway.run(job);
        while (!gangway.isWorkEnded()) {
            Duration pause = report.paused() != null ? rest(gangway, job) : LOOK_AT_CLAIMS_EVERY;
            if (pause.isZero() || report.paused() == null && count(gangway, job, "claimed") == 0) {
                break;
            }
            signal.sleep(pause);
            report = JobResult.sum(report, gangway.run(job));
        }
        if (report.paused() != null || !gangway.isWorkEnded()) {
            return report;
        }
        return signal.isGiven() ? JobResult.stopped(report) : JobResult.timeIsUp(report);
    }

    /** How long the job's service wants to be left alone; zero when it does not, or for too long. */
    private Duration rest(Gangway gangway, String job) {
        Duration rest = gangway.restOfService(job);
        if (rest.isZero()) {
            return rest;
        }
        Instant latest = end.equals(Instant.MAX) ? begun.plus(LONGEST_REST) : end;
        return Instant.now().plus(rest).isBefore(latest) ? rest.plus(A_LITTLE) : Duration.ZERO;
    }

    /** @param what as {@code status} counts it */
    private static long count(Gangway gangway, String job, String what) {
        Map<String, Map<String, Long>> work = gangway.status().work();
        return Job.of(job).orElseThrow().queues().stream()
                .mapToLong(queue -> work.getOrDefault(queue, Map.of()).getOrDefault(what, 0L))
                .sum();
    }

    private List<String> chosen(Gangway gangway) {
        List<String> jobs = gangway.jobs();
        List<String> chosen = names == null ? jobs : names;
        for (String name : chosen) {
            if (!jobs.contains(name)) {
                throw new ParameterException(spec.commandLine(), MissingJob.words(name, gangway.missing(name), jobs));
            }
        }
        return chosen;
    }
}
