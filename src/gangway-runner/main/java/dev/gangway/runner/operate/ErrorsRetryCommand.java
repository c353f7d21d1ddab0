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

/** {@code errors retry}. */
@Command(
        name = "retry",
        description = {
            "Retries records in error.",
            "",
            "The records are due at once and are processed by 'gangway run' if it is up, otherwise by the next 'gangway once'. "
                    + "gangway.act records who did it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they are due again", "1:one of those named does not exist, or the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway errors retry 17 18",
            "  gangway errors retry --job prospects-to-leads --code 0x80040265 --since 24h",
            "  gangway errors retry --all"
        })
public final class ErrorsRetryCommand implements Callable<Integer> {

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
        List<ErrorRecord> done = gangway.errorDesk().retry(ids, operator.name(), reason);
        return Decision.tell(spec, json, "retried", "the record is due again", ids, done, chosen.isByNumber());
    }
}
