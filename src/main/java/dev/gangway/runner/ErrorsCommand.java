package dev.gangway.runner;

import dev.gangway.ledger.ErrorLedger;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code errors}: the records that need a person. */
@Command(
        name = "errors",
        description = {
            "Lists the records that need a person, tries them again or gives them up.",
            "",
            "A record that was refused is here with the code and the words of whoever refused it: Parked waits for a person, "
                    + "Retrying is tried again by itself.",
            ""
        },
        subcommands = {
            ErrorsListCommand.class,
            ErrorsShowCommand.class,
            ErrorsRetryCommand.class,
            ErrorsDiscardCommand.class
        },
        synopsisSubcommandLabel = "(list | show | retry | discard)",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:there is no such error, or the database does not answer"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors list")
final class ErrorsCommand {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    /** Opens the ledger for one action; gives the action's exit code. */
    int with(ToIntFunction<ErrorLedger> action) {
        try (GangwayMain main = gangwayCommand.oneShot()) {
            return action.applyAsInt(main.prepare().errors());
        }
    }
}
