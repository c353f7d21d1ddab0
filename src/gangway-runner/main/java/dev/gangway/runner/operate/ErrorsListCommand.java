package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--json", description = "print them as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        return errors.ask(this::list);
    }

    private int list(Gangway gangway) {
        List<ErrorRecord> records = gangway.errorDesk().show(gangway.errorDesk().find(selection.selection()));
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), records);
            return ExitCode.DONE;
        }
        if (records.isEmpty()) {
            spec.commandLine().getOut().println("no records in error");
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("ID", "JOB", "RECORD", "STATUS", "TRIES", "CODE", "MESSAGE");
        for (ErrorRecord error : records) {
            table.add(
                    error.id(),
                    error.job(),
                    (error.record().dataareaid() + " " + error.record().id()).strip(),
                    error.status(),
                    error.attempts(),
                    error.code(),
                    error.message());
        }
        table.print(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
