package dev.gangway.runner;

import dev.gangway.ledger.ErrorLedger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors discard}. */
@Command(
        name = "discard",
        description = {
            "Gives a record in error up.",
            "",
            "It is neither listed nor tried again; the record itself stays as it is.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:given up", "1:there is no such error"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors discard 17")
final class ErrorsDiscardCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "as 'errors list' shows it")
    private Long id;

    @Override
    public Integer call() {
        return errors.with(this::discard);
    }

    private int discard(ErrorLedger ledger) {
        if (!ledger.discard(id)) {
            throw new IllegalArgumentException("there is no error " + id);
        }
        spec.commandLine().getOut().println("error " + id + ": given up");
        return ExitCode.DONE;
    }
}
