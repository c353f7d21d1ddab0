package dev.gangway.runner;

import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.ErrorRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors retry}. */
@Command(
        name = "retry",
        description = {
            "Has records in error tried again.",
            "",
            "They are due at once: a runner that is up takes them, else the next 'gangway once' does.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all of them are due again", "1:one of them does not exist"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway errors retry 17 18", "  gangway errors retry --all"})
final class ErrorsRetryCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Choice choice;

    /** Some or all. */
    private static final class Choice {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "as 'errors list' shows it")
        private List<Long> ids;

        @Option(names = "--all", required = true, description = "every record in error")
        private boolean all;
    }

    @Override
    public Integer call() {
        return errors.with(this::retry);
    }

    private int retry(ErrorLedger ledger) {
        List<Long> ids =
                choice.all ? ledger.list().stream().map(ErrorRecord::id).toList() : choice.ids;
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = ExitCode.DONE;
        for (long id : ids) {
            if (ledger.retry(id)) {
                out.println("error " + id + ": the record is due again");
            } else {
                spec.commandLine().getErr().println("there is no error " + id);
                exitCode = ExitCode.COULD_NOT;
            }
        }
        return exitCode;
    }
}
