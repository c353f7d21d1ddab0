package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.control.Pause;
import dev.gangway.control.Until;
import dev.gangway.ledger.Job;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.GangwayCommand;
import dev.gangway.runner.MissingJob;
import dev.gangway.runner.terminal.JsonOutput;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code pause}: stops jobs until a time, or until they are resumed. */
@Command(
        name = "pause",
        description = {
            "Stops jobs on all nodes.",
            "",
            "Stops the named jobs, or all jobs if none is named. 'sales' means all jobs that use Sales. Work in progress is "
                    + "completed; within a second no new work is started, not even by 'once'. The pause is stored in the "
                    + "database and survives a restart. With --until it ends by itself.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the jobs are paused", "1:there is no such job, or the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway pause",
            "  gangway pause sales --until 23:00 --reason 'maintenance of Sales'",
            "  gangway pause email-notifications --until 90m"
        })
public final class PauseCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            arity = "0..*",
            description = "a job, or 'sales' for the jobs that use Sales; default: all jobs")
    private List<String> targets = List.of();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = {
                "end of the pause: 23:00 (in this machine's time zone),",
                "2026-03-01T23:00+01:00, or a duration such as 1h, 90m;",
                "default: until 'gangway resume'"
            })
    private String until;

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason, shown by status")
    private String reason;

    @Mixin
    private Operator operator;

    @Option(names = "--json", description = "print the pauses in force as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        Instant end = end();
        return gangwayCommand.ask(gangway -> pause(gangway, end));
    }

    private Instant end() {
        try {
            return until == null ? null : Until.coming(until, ZonedDateTime.now());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--until: " + e.getMessage());
        }
    }

    /** What lacks only settings here may run on another node; what the kind of headquarters has not, runs nowhere. */
    private static void refuseOfOtherKind(Gangway gangway, String target) {
        String missing = gangway.missing(target);
        boolean isOfOtherKind = Job.of(target).stream()
                .flatMap(job -> job.needs().stream())
                .anyMatch(need -> need.isOfKind() && need.otherwise().equals(missing));
        if (isOfOtherKind) {
            throw new IllegalArgumentException(MissingJob.words(target, missing, gangway.jobs()));
        }
    }

    private int pause(Gangway gangway, Instant end) {
        targets.forEach(target -> refuseOfOtherKind(gangway, target));
        List<String> jobs = gangway.pauses().pause(targets, end, reason, operator.name());
        List<Pause> pauses = gangway.pauses().list();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, pauses);
        } else {
            jobs.forEach(job -> out.println(job + ": "
                    + pauses.stream()
                            .filter(pause -> pause.job().equals(job))
                            .map(Pause::words)
                            .reduce((first, second) -> first + "; " + second)
                            .orElse("has been resumed already")));
        }
        return ExitCode.DONE;
    }
}
