package dev.gangway.runner;

import dev.gangway.Gangway;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code run}: runs all jobs on their schedules until the process is stopped. */
@Command(
        name = "run",
        description = {
            "Runs all jobs on their schedules until stopped.",
            "",
            "SIGTERM or Ctrl-C stops it within 10 s: work in progress is completed if possible; otherwise it is repeated after "
                    + "the next start. The tables are created or migrated first.",
            "",
            "A job that did work wakes the next one at once. The schedules, set by",
            "gangway.jobs.JOB.schedule, pick up changes from outside.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped cleanly", "1:could not start"},
        footerHeading = "%nExample:%n",
        footer = "  gangway run --config production.properties")
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    private static void tellStopped() {
        LoggerFactory.getLogger(RunCommand.class).info("Gangway has stopped");
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        Instant begun = Instant.now();
        try (StopSignal signal = StopSignal.interruptsThisThread();
                Closeable told = RunCommand::tellStopped;
                GangwayMain main = gangwayCommand.service()) {
            Gangway gangway = main.prepare();
            // not a constant: picocli makes all verbs before --log is read
            Logger log = LoggerFactory.getLogger(RunCommand.class);
            log.info("Headquarters: {}", main.databases());
            main.start();
            log.info(
                    "Gangway runs {} after {} ms{}",
                    String.join(", ", gangway.running()),
                    Duration.between(begun, Instant.now()).toMillis(),
                    main.console().map(address -> "; console " + address).orElse(""));
            main.awaitStop();
            return ExitCode.DONE;
        }
    }
}
