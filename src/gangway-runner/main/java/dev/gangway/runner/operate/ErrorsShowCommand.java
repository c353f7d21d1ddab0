package dev.gangway.runner.operate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gangway.control.Act;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.TextTable;
import java.io.PrintWriter;
import java.util.List;
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
        description = {
            "Shows all details of one error, and who decided about it. Times are UTC.",
            "",
            "Also shows who discarded an error.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:no error matches"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors show 17")
final class ErrorsShowCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "ID from 'errors list'")
    private Long id;

    @Option(names = "--json", description = "print it as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        return errors.ask(gangway -> {
            List<Act> acts = gangway.acts().about(id);
            return gangway.errors().show(id).map(error -> show(error, acts)).orElseGet(() -> showGone(acts));
        });
    }

    /** What people decided about it is told when it is gone, too. */
    private int showGone(List<Act> acts) {
        if (acts.isEmpty()) {
            throw new IllegalArgumentException("there is no error " + id);
        }
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), new Gone(id, acts));
        } else {
            spec.commandLine().getOut().println("error " + id + " is settled; what was decided:");
            print(acts);
        }
        return ExitCode.DONE;
    }

    private void print(List<Act> acts) {
        for (Act act : acts) {
            TextTable table = new TextTable(act.act(), "by " + act.who() + " at " + act.happened());
            table.add("reason", act.reason());
            table.add("error", act.job() + " " + act.subject() + ": " + act.code() + ": " + act.words());
            table.print(spec.commandLine().getOut());
        }
    }

    private record Gone(long id, List<Act> acts) {}

    private record Shown(@JsonUnwrapped ErrorRecord error, List<Act> acts) {}

    private int show(ErrorRecord error, List<Act> acts) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, new Shown(error, acts));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("error", String.valueOf(error.id()));
        table.add("job", error.job());
        // requests are not kept by legal entity: theirs may be what is wrong
        table.add(
                "legal entity",
                error.record().dataareaid().isEmpty() ? null : error.record().dataareaid());
        table.add("record", error.record().id());
        table.add("request", error.requestId());
        table.add("status", error.status());
        table.add("tries", error.attempts());
        table.add("first seen", error.firstSeen());
        table.add("last seen", error.lastSeen());
        table.add("code", error.code());
        table.add("message", error.message());
        table.print(out);
        print(acts);
        return ExitCode.DONE;
    }
}
