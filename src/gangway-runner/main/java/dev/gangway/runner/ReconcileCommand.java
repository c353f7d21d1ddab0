package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.onboarding.reconcile.Difference;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.runner.terminal.JsonOutput;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code reconcile}: in what the systems differ. */
@Command(
        name = "reconcile",
        description = {
            "Compares headquarters with Sales and with the channel, and prints every difference.",
            "",
            "Can be used while 'gangway run' is up: records still queued for a job are not reported. --repair makes the records "
                    + "due; 'gangway run' or 'gangway once' then repairs them.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no differences, or all of them will be repaired",
            "2:differences are left",
            "1:could not compare"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gangway reconcile", "  gangway reconcile --repair && gangway once"})
final class ReconcileCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--repair", description = "make the records due for the jobs that repair them")
    private boolean repair;

    @Option(names = "--json", description = "print a JSON object with all differences and the counts")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.oneShotOnWhatIsThere()) {
            Gangway gangway = main.prepare();
            main.start();
            PrintWriter out = spec.commandLine().getOut();
            ReconciliationReport report;
            if (json) {
                List<Difference> differences = new ArrayList<>();
                report = gangway.reconcile(repair, differences::add);
                JsonOutput.print(out, new Result(differences, report));
            } else {
                report = gangway.reconcile(
                        repair, new Lines(out, spec.commandLine().getErr(), new HashMap<>()));
                summary(report, out);
            }
            return report.left() == 0 ? ExitCode.DONE : ExitCode.RECORDS_IN_ERROR;
        }
    }

    private static void summary(ReconciliationReport report, PrintWriter out) {
        report.compared().forEach((what, count) -> out.println(what + " compared: " + count));
        out.printf(
                Locale.ROOT,
                "%d %s, %d of them queued for repair; %d records are on their way%n",
                report.found(),
                report.found() == 1 ? "difference" : "differences",
                report.requeued(),
                report.inFlight());
    }

    /** The whole result as outside programs read it. */
    private record Result(List<Difference> differences, ReconciliationReport report) {}

    /** One line for each difference, and on standard error now and then how far it is. */
    private record Lines(PrintWriter out, PrintWriter err, Map<String, Long> told) implements ReconciliationListener {

        private static final long EVERY = 100_000;

        @Override
        public void difference(Difference difference) {
            out.printf(
                    "%s: %s %s, lead %s: headquarters says %s, the other side says %s; %s%n",
                    difference.kind().words(),
                    Objects.toString(difference.dataareaid(), "-"),
                    Objects.toString(difference.prospectid(), difference.subject()),
                    Objects.toString(difference.leadid(), "-"),
                    difference.headquarters(),
                    difference.other(),
                    difference.repair().words());
        }

        @Override
        public void progress(String what, long records) {
            // pages end anywhere
            if (told.getOrDefault(what, 0L) < records / EVERY) {
                told.put(what, records / EVERY);
                err.printf(Locale.ROOT, "%d %s compared%n", records, what);
            }
        }
    }
}
