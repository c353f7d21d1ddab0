package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.onboarding.verify.Verification;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code verify}: the acceptance test. */
@Command(
        name = "verify",
        description = {
            "Submits a marked test request, sees it become a prospect and a lead in Sales, and cleans up.",
            "",
            "Runs the jobs that it needs, beside 'gangway run' if that is up. No mail is sent. Everything that came of the "
                    + "request is removed, also when a step does not pass.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all steps passed", "1:a step did not pass"},
        footerHeading = "%nExample:%n",
        footer = "  gangway verify --patience 120")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "how long each step is waited for; default: 60")
    private Integer patience;

    @Option(names = "--json", description = "print the steps as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.oneShot()) {
            Gangway gangway = main.prepare();
            main.start();
            PrintWriter out = spec.commandLine().getOut();
            VerificationReport report = gangway.verify(
                    patience == null ? Verification.DEFAULT_PATIENCE : Duration.ofSeconds(patience), step -> {
                        if (!json) {
                            out.println(line(step));
                        }
                    });
            if (json) {
                JsonOutput.print(out, report.steps().stream().map(StepLine::of).toList());
            }
            return report.passed() ? ExitCode.DONE : ExitCode.COULD_NOT;
        }
    }

    private static String line(VerificationStep step) {
        return String.format(
                Locale.ROOT,
                "%-6s %-25s %7.1f s  %s",
                step.passed() ? "OK" : "FAILED",
                step.name(),
                step.took().toMillis() / 1000.0,
                step.seen());
    }

    /** A step as outside programs read it. */
    private record StepLine(String name, boolean passed, String seen, long tookMillis) {

        static StepLine of(VerificationStep step) {
            return new StepLine(
                    step.name(), step.passed(), step.seen(), step.took().toMillis());
        }
    }
}
