package dev.gangway.runner;

import dev.gangway.ledger.ErrorRecord;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors show}. */
@Command(
        name = "show",
        description = {"Shows all that is known about one record in error. Times are UTC.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:there is no such error"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors show 17")
final class ErrorsShowCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "as 'errors list' shows it")
    private Long id;

    @Option(names = "--json", description = "print it as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        return errors.with(ledger ->
                show(ledger.show(id).orElseThrow(() -> new IllegalArgumentException("there is no error " + id))));
    }

    private int show(ErrorRecord error) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, error);
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("error", String.valueOf(error.id()));
        table.add("job", error.job());
        // requests are not kept by legal entity: theirs may be what is wrong
        table.add(
                "legal entity",
                error.record().dataareaid().isEmpty() ? null : error.record().dataareaid());
        table.add("record", error.record().subject());
        table.add("request", error.requestId());
        table.add("status", error.status());
        table.add("tries", error.attempts());
        table.add("first seen", error.firstSeen());
        table.add("last seen", error.lastSeen());
        table.add("code", error.code());
        table.add("message", error.message());
        table.print(out);
        return ExitCode.DONE;
    }
}
