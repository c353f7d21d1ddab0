package dev.gangway.runner.operate;

import dev.gangway.control.ErrorDesk;
import dev.gangway.ledger.error.ErrorRecord;
import java.util.List;
import picocli.CommandLine.Command;

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
public final class ErrorsRetryCommand extends DecisionCommand {
    /** For picocli. */
    public ErrorsRetryCommand() {
        super("retried", "the record is due again");
    }

    @Override
    List<ErrorRecord> decide(ErrorDesk desk, List<Long> ids, String who, String why) {
        return desk.retry(ids, who, why);
    }
}
