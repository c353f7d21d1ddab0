package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.GangwayCommand;
import dev.gangway.runner.terminal.JsonOutput;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code forget}: a person's data are erased. */
@Command(
        name = "forget",
        description = {
            "Erases a person's data from Gangway's own tables, from mails and from errors.",
            "",
            "Says what headquarters, the channel and Sales still have and why that is left to them. A mail that has not "
                    + "been sent is withdrawn. That somebody was forgotten is written down, not who.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:erased, or nothing was left to erase here",
            "2:nothing is known about the address",
            "1:the database does not answer"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway forget ida.berg@fabrikam.example --dry-run",
            "  gangway forget ida.berg@fabrikam.example --by anna"
        })
public final class ForgetCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EMAIL", description = "the person's e-mail address")
    private String email;

    @Option(names = "--dry-run", description = "only say what would be erased")
    private boolean dryRun;

    @Mixin
    private Operator operator;

    @Option(names = "--json", description = "print the report as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        return gangwayCommand.ask(this::forget);
    }

    private int forget(Gangway gangway) {
        ForgetReport report = gangway.forget(email, dryRun, operator.name());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, report);
        } else {
            String verb = dryRun ? "would erase" : "erased";
            report.erased().forEach(one -> out.println(verb + " " + one.rows() + " in " + one.table()));
            report.left()
                    .forEach(left -> out.println("left in " + left.where() + ": " + String.join(", ", left.keys())
                            + " (" + left.why() + ")"));
        }
        if (!report.isAnything()) {
            spec.commandLine().getErr().println("nothing is known about this address");
            return ExitCode.RECORDS_IN_ERROR;
        }
        return ExitCode.DONE;
    }
}
