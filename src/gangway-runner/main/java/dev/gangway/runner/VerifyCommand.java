package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.onboarding.verify.Verification;
import dev.gangway.onboarding.verify.VerificationOptions;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.runner.terminal.JsonOutput;
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
            "Submits a marked test request, checks that it becomes a prospect and a lead in Sales, and cleans up.",
            "",
            "Runs the jobs that it needs, also while 'gangway run' is up. No mail is sent. All records created by the test "
                    + "are removed, even if a step fails.",
            "",
            "With headquarters in the cloud (gangway.fno.url) it takes two prospects whose e-mail addresses begin with "
                    + "gangway-verify, from the site or made by itself, rejects one and approves the other by a write, and finds "
                    + "out what no document says. What an approval made is removed where Finance and Operations lets it; the "
                    + "rest is named. At the end come the settings that follow from the answers. Runs against test "
                    + "environments only, unless --production is given.",
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

    @Option(names = "--patience", paramLabel = "SECONDS", description = "timeout for each step; default: 60")
    private Integer patience;

    @Option(names = "--production", description = "in the cloud: write also to an environment that may be production")
    private boolean production;

    @Option(
            names = "--customers",
            description = "in the cloud: find out, too, if a customer can be created before approval")
    private boolean customers;

    @Option(names = "--json", description = "print the steps as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.oneShotOnWhatIsThere()) {
            Gangway gangway = main.prepare();
            main.start();
            PrintWriter out = spec.commandLine().getOut();
            Duration longest = patience == null ? Verification.DEFAULT_PATIENCE : Duration.ofSeconds(patience);
            VerificationReport report =
                    gangway.verify(new VerificationOptions(longest, production, customers), step -> {
                        if (!json) {
                            // a list of settings, ready to paste: each on its own line, so that no line break is
                            // escaped
                            line(step).lines().forEach(out::println);
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
                "%-6s %-31s %7.1f s  %s",
                step.passed() ? "OK" : "FAILED",
                step.name(),
                step.took().toMillis() / 1000.0,
                step.seen().contains("\n") ? "\n" + step.seen() : step.seen());
    }

    /** A step as outside programs read it. */
    private record StepLine(String name, boolean passed, String seen, long tookMillis) {

        static StepLine of(VerificationStep step) {
            return new StepLine(
                    step.name(), step.passed(), step.seen(), step.took().toMillis());
        }
    }
}
