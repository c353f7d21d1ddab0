package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.GangwayCommand;
import dev.gangway.runner.terminal.JsonOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code resume}: paused jobs go on. */
@Command(
        name = "resume",
        description = {
            "Resumes paused jobs on all nodes.",
            "",
            "Resumes the named jobs, or all jobs if none is named, whether they were paused by name, with 'sales' or with all "
                    + "others.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the jobs are not paused", "1:there is no such job, or the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway resume", "  gangway resume sales"})
public final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            arity = "0..*",
            description = "a job, or 'sales' for the jobs that use Sales; default: all jobs")
    private List<String> targets = List.of();

    @Mixin
    private Operator operator;

    @Option(names = "--json", description = "print the pauses still in force as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        return gangwayCommand.ask(this::resume);
    }

    private int resume(Gangway gangway) {
        List<String> jobs = gangway.pauses().resume(targets, operator.name());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, gangway.pauses().list());
        } else if (jobs.isEmpty()) {
            out.println("no job was paused");
        } else {
            jobs.forEach(job -> out.println(job + ": resumed"));
        }
        return ExitCode.DONE;
    }
}
