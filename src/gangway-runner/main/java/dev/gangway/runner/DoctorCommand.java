package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.runner.terminal.JsonOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code doctor}: whether everything around is as it should be. */
@Command(
        name = "doctor",
        description = {
            "Checks databases, tables, sign-in, metadata against the map, change tracking, view, currencies, mail and clocks.",
            "",
            "Prints one line per finding, with the remedy. Changes nothing.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problem; there may be warnings", "1:a problem, or the settings cannot be used"},
        footerHeading = "%nExample:%n",
        footer = "  gangway doctor --config conf/application.properties")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print the findings as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.examination().withDatabaseThatIsThere()) {
            Gangway gangway = main.prepare();
            main.start();
            PrintWriter out = spec.commandLine().getOut();
            List<Finding> findings = gangway.doctor(finding -> {
                if (!json) {
                    out.println(line(finding));
                }
            });
            if (json) {
                JsonOutput.print(out, findings);
            }
            boolean problem = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
            return problem ? ExitCode.COULD_NOT : ExitCode.DONE;
        }
    }

    private static String line(Finding finding) {
        String line = String.format("%-7s %s: %s", finding.severity(), finding.check(), finding.seen());
        return finding.cure() == null ? line : line + ". " + finding.cure();
    }
}
