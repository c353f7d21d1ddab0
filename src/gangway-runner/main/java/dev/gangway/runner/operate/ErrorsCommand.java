package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.runner.GangwayCommand;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code errors}: the records that need manual action. */
@Command(
        name = "errors",
        description = {
            "Lists, retries or discards errors.",
            "",
            "Each refused record is listed with the code and message of the service that refused it. Parked needs manual "
                    + "action, Retrying is retried automatically.",
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
        exitCodeList = {"0:done", "1:no error matches, or the database does not answer"},
        footerHeading = "%nExample:%n",
        footer = "  gangway errors list")
public final class ErrorsCommand {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    /** Does one thing with what the settings name; returns the exit code. */
    public int ask(ToIntFunction<Gangway> question) {
        return gangwayCommand.ask(question);
    }
}
