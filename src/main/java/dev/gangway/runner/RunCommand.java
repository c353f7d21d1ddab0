package dev.gangway.runner;

import dev.gangway.Gangway;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code run}: all jobs on their schedules until somebody stops the process. */
@Command(
        name = "run",
        description = {
            "Runs all jobs on their schedules until stopped.",
            "",
            "SIGTERM or Ctrl-C stops it within 10 s: work under way may end, what could not end is taken up again by the "
                    + "next start. The tables are created or migrated first.",
            "",
            "A job that did work wakes the next one at once; the schedules, set by",
            "gangway.jobs.JOB.schedule, are for what arrives from outside.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped cleanly", "1:could not start"},
        footerHeading = "%nExample:%n",
        footer = "  gangway run --config production.properties")
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Override
    @SuppressWarnings("try")
    public Integer call() throws InterruptedException {
        Instant begun = Instant.now();
        try (StopSignal signal = StopSignal.interruptsThisThread();
                GangwayMain main = gangwayCommand.service()) {
            Gangway gangway = main.prepare();
            main.start();
            // not a constant: picocli makes all verbs before --log is read
            LoggerFactory.getLogger(RunCommand.class)
                    .info(
                            "Gangway runs {} after {} ms",
                            String.join(", ", gangway.jobs()),
                            Duration.between(begun, Instant.now()).toMillis());
            main.awaitStop();
            return ExitCode.DONE;
        }
    }
}
