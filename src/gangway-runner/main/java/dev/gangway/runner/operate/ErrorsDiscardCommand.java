package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.ledger.ErrorRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors discard}. */
@Command(
        name = "discard",
        description = {
            "Discards errors.",
            "",
            "The records are no longer listed or retried; the records themselves are not changed. gangway.act records who did "
                    + "it and why, with the error's message; 'errors show' still shows it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:given up", "1:one of those named does not exist, or the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway errors discard 17 --reason 'asked the partner to apply again'",
            "  gangway errors discard --job synchronize-channel-requests --code DuplicatePartner --since 7d"
        })
public final class ErrorsDiscardCommand implements Callable<Integer> {

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private ChosenErrors chosen;

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason to record")
    private String reason;

    @Mixin
    private Operator operator;

    @Option(names = "--json", description = "print the numbers as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        return errors.ask(this::decide);
    }

    private int decide(Gangway gangway) {
        List<Long> ids = chosen.ids(gangway);
        List<ErrorRecord> done = gangway.errorDesk().discard(ids, operator.name(), reason);
        return Decision.tell(spec, json, "discarded", "given up", ids, done, chosen.isByNumber());
    }
}
