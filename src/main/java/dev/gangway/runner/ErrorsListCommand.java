package dev.gangway.runner;

import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.ErrorRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors list}. */
@Command(
        name = "list",
        description = {"Lists the records in error, oldest first.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:the database does not answer"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors list --json")
final class ErrorsListCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print them as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        return errors.with(this::list);
    }

    private int list(ErrorLedger ledger) {
        List<ErrorRecord> records = ledger.list();
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), records);
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("ID", "JOB", "RECORD", "STATUS", "TRIES", "CODE", "MESSAGE");
        for (ErrorRecord error : records) {
            table.add(
                    error.id(),
                    error.job(),
                    (error.record().dataareaid() + " " + error.record().subject()).strip(),
                    error.status(),
                    error.attempts(),
                    error.code(),
                    error.message());
        }
        table.print(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
