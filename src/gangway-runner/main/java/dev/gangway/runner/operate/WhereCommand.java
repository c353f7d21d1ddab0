package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.onboarding.where.Partner;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.GangwayCommand;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.TextTable;
import dev.gangway.text.Printable;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code where}: a partner and the way so far. */
@Command(
        name = "where",
        description = {
            "Finds a partner and shows its way step by step.",
            "",
            "By e-mail address, company or name (a part will do), or by request, prospect, lead, customer number or "
                    + "hierarchy. What was sent, what Sales answered, mails, errors and who decided about them are among the "
                    + "steps. Times are UTC. Changes nothing. Prints personal data.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:found", "2:not found", "1:the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway where ida.berg@fabrikam.example", "  gangway where P-0000017", "  gangway where 'Fabrikam'"
        })
public final class WhereCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "what to look for")
    private List<String> words;

    @Option(names = "--max", paramLabel = "N", defaultValue = "20", description = "how many partners at the most")
    private int max;

    @Option(names = "--json", description = "print them as a JSON array")
    private boolean json;

    @Override
    public Integer call() {
        return gangwayCommand.ask(this::find);
    }

    private int find(Gangway gangway) {
        List<Partner> found = gangway.where(String.join(" ", words), Math.max(1, max));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, found);
        } else {
            found.forEach(partner -> print(partner, out));
        }
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("no partner found");
            return ExitCode.RECORDS_IN_ERROR;
        }
        return ExitCode.DONE;
    }

    private static void print(Partner partner, PrintWriter out) {
        out.println(Printable.line(line(partner.company(), partner.name(), partner.email(), partner.dataareaid()) + ": "
                + partner.status()));
        out.println("  "
                + Printable.line(line(
                        named("request", partner.requestId()),
                        named("prospect", partner.prospectId()),
                        named("lead", partner.leadId()),
                        partner.customers().isEmpty() ? null : "customers " + String.join(" ", partner.customers()))));
        TextTable way = new TextTable("  TIME", "STEP", "");
        partner.way().forEach(step -> way.add("  " + time(step.at()), step.what(), step.detail()));
        way.print(out);
        out.println();
    }

    private static String time(LocalDateTime at) {
        return at == null ? "now" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String named(String what, String key) {
        return key == null ? null : what + " " + key;
    }

    private static String line(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
