package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.report.AdoptionListener;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.handback.HandBack;
import dev.gangway.runner.terminal.JsonLines;
import dev.gangway.text.Times;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code adopt}: what Sales has already is linked instead of made again. */
@Command(
        name = "adopt",
        description = {
            "Links existing leads, accounts and contacts in Sales.",
            "",
            "Matches them by number, else by the configured rules, whether they were created by dual-write or manually. "
                    + "Creates nothing and changes no record on either side. Can be repeated, interrupted, and used while "
                    + "'gangway run' is up; no lead is created in the meantime. Ambiguous matches are listed with their "
                    + "candidates, and as errors.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all clear", "2:some records need manual action", "1:could not run"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gangway adopt --dry-run",
            "  gangway adopt",
            "  gangway adopt --link USMF/P-0000012=6f9619ff-8b86-d011-b42d-00c04fc964ff",
            "  gangway adopt --link USMF/P-0000013=new",
            "  gangway adopt --hand-back > links.csv"
        })
final class AdoptCommand implements Callable<Integer> {
    private static final String NEW = "new";

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "only show what would be linked")
    private boolean dryRun;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "prospects that are decided already and have no lead get one if they were created since then, "
                            + "such as 2026-01-01 or 2026-01-01T08:00 (UTC)")
    private String since;

    @Option(
            names = "--link",
            paramLabel = "PROSPECT=LEAD",
            description = "your choice for an ambiguous prospect: its legal entity and number, and the lead's key, or "
                    + "'new' when no lead of Sales is its; may be repeated")
    private Map<String, String> choices = new HashMap<>();

    @Option(
            names = "--hand-back",
            description =
                    "print instead, as CSV, which row of Sales stands for which prospect and customer: what dual-write "
                            + "needs to go on from here")
    private boolean handBack;

    @Option(names = "--json", description = "print a JSON object with all records and the counts")
    private boolean json;

    @Override
    public Integer call() {
        var options = new AdoptionOptions(dryRun, since(), choices());
        try (GangwayMain main = gangwayCommand.oneShotOnWhatIsThere()) {
            Gangway gangway = main.prepare();
            main.start();
            PrintWriter out = spec.commandLine().getOut();
            if (handBack) {
                out.println(csv(HandBack.COLUMNS));
                gangway.handBack(line -> out.println(csv(line)));
                return ExitCode.DONE;
            }
            PrintWriter err = spec.commandLine().getErr();
            AdoptionReport report;
            if (json) {
                try (var lines = new JsonLines(out, "records")) {
                    report = gangway.adopt(options, new Progress(lines::add, err, new HashMap<>()));
                    lines.end("report", report);
                }
            } else {
                report = gangway.adopt(options, new Progress(line -> print(line, out), err, new HashMap<>()));
                summary(report, out);
            }
            return report.forPeople() == 0 ? ExitCode.DONE : ExitCode.RECORDS_IN_ERROR;
        }
    }

    private static String csv(List<String> values) {
        return values.stream()
                .map(value -> value.matches("[A-Za-z0-9_-]*") ? value : '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private LocalDateTime since() {
        try {
            return since == null ? null : Times.utc(since);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since: " + since + " is no time such as 2026-01-31 or 2026-01-31T08:00Z");
        }
    }

    private Map<RecordKey, Optional<String>> choices() {
        Map<RecordKey, Optional<String>> chosen = new HashMap<>();
        choices.forEach((prospect, lead) -> {
            String[] key = prospect.split("/", 2);
            if (key.length != 2) {
                throw new ParameterException(
                        spec.commandLine(), "--link: " + prospect + " is no prospect such as USMF/P-0000012");
            }
            chosen.put(new RecordKey(key[0].strip().toUpperCase(Locale.ROOT), key[1].strip()), lead(lead.strip()));
        });
        return chosen;
    }

    private Optional<String> lead(String lead) {
        if (lead.equalsIgnoreCase(NEW)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(lead).toString());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--link: " + lead + " is neither the key of a lead nor 'new'");
        }
    }

    private void print(AdoptionLine line, PrintWriter out) {
        out.printf(
                "%s: %s %s%s; %s%n",
                dryRun && line.kind().isLink() ? "would be linked" : line.kind().words(),
                Objects.toString(line.dataareaid(), "-"),
                Objects.toString(line.subject(), "-"),
                line.record() == null ? "" : " " + line.record(),
                line.words());
    }

    private static void summary(AdoptionReport report, PrintWriter out) {
        report.looked().forEach((what, count) -> out.printf(Locale.ROOT, "%d %s looked at%n", count, what));
        out.printf(
                Locale.ROOT,
                "%d linked, %d linked before, %d need manual action; %d belong to other legal entities; %d prospects have no lead"
                        + " yet and get one; %d customers stand alone%n",
                report.linked(),
                report.already(),
                report.forPeople(),
                report.foreign(),
                report.open(),
                report.alone());
    }

    /** Each record, and on standard error now and then how far it is. */
    private record Progress(Consumer<AdoptionLine> lines, PrintWriter err, Map<String, Long> told)
            implements AdoptionListener {

        private static final long EVERY = 10_000;

        @Override
        public void line(AdoptionLine line) {
            lines.accept(line);
        }

        @Override
        public void progress(String what, long records) {
            if (told.getOrDefault(what, 0L) < records / EVERY) {
                told.put(what, records / EVERY);
                err.printf(Locale.ROOT, "%d %s looked at%n", records, what);
            }
        }
    }
}
