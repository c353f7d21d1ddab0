package dev.gangway.runner.operate;

import dev.gangway.control.ErrorDesk;
import dev.gangway.ledger.error.ErrorRecord;
import java.util.List;
import picocli.CommandLine.Command;

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
        exitCodeList = {"0:discarded", "1:one of those named does not exist, or the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway errors discard 17 --reason 'asked the partner to apply again'",
            "  gangway errors discard --job synchronize-channel-requests --code DuplicatePartner --since 7d"
        })
public final class ErrorsDiscardCommand extends DecisionCommand {
    /** For picocli. */
    public ErrorsDiscardCommand() {
        super("discarded", "discarded");
    }

    @Override
    List<ErrorRecord> decide(ErrorDesk desk, List<Long> ids, String who, String why) {
        return desk.discard(ids, who, why);
    }
}
