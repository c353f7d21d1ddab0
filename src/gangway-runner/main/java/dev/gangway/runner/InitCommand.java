package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.onboarding.link.CommerceColumns;
import dev.gangway.onboarding.link.CommerceLeadsView;
import dev.gangway.runner.terminal.Consent;
import dev.gangway.runner.terminal.TerminalWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code init}: the tables, and with {@code --sales} what is missing in Sales. */
@Command(
        name = "init",
        description = {
            "Creates or migrates the tables; safe to repeat.",
            "",
            "Works on the headquarters and the channel database. The commands run and once do the same by themselves; use "
                    + "init if a different account creates the tables.",
            "",
            "With --sales, creates what is missing in Sales instead: the columns of Microsoft's Commerce solution and the "
                    + "view 'All commerce B2B leads'. Lists the changes, asks for confirmation on a terminal, and creates "
                    + "them; --yes skips the question. Without a terminal and --yes it only lists them. Afterwards add the view to the Sales app and publish the app.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:what was asked for is there, or was shown", "1:it could not be made"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway init --config owner.properties", "  gangway init --sales --yes"})
final class InitCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangway;

    @Spec
    private CommandSpec spec;

    @Option(names = "--sales", description = "create what is missing in Sales, instead of the tables")
    private boolean sales;

    @Option(names = "--yes", description = "do not ask for confirmation with --sales")
    private boolean yes;

    @Override
    public Integer call() {
        try (GangwayMain main = sales ? gangway.examination() : gangway.oneShot()) {
            Gangway prepared = main.prepare();
            PrintWriter out = spec.commandLine().getOut();
            if (sales) {
                main.start();
                sales(prepared.commerceColumns(), prepared.commerceLeadsView(), out);
            } else {
                prepared.migrate();
                out.println("The tables are there: " + main.databases());
                out.println(prepared.startPoint());
            }
            return ExitCode.DONE;
        }
    }

    private void sales(CommerceColumns columns, CommerceLeadsView view, PrintWriter out) {
        List<CommerceColumns.Column> missing = columns.missing();
        boolean viewIsThere = view.id().isPresent();
        if (missing.isEmpty()) {
            out.println("All columns are there");
        }
        for (CommerceColumns.Column column : missing) {
            out.println("Column " + column + ":");
            out.print(TerminalWriter.lines(columns.definition(column).toPrettyString()));
        }
        if (!missing.isEmpty()) {
            out.println("Microsoft's package Dual-write Commerce solutions brings these " + missing.size()
                    + " columns; install it instead if you can");
        }
        if (viewIsThere) {
            out.println("The view '" + CommerceLeadsView.NAME + "' is there");
        } else {
            out.print(TerminalWriter.lines(view.definition().toPrettyString()));
        }
        if (missing.isEmpty() && viewIsThere) {
            return;
        }
        Consent consent = Consent.ofTerminal(out);
        if (!yes && !consent.to("Create what is shown in Sales?")) {
            out.println("Nothing has been created" + (consent.canBeAsked() ? "" : ": add --yes to create it"));
            return;
        }
        create(columns, missing, out);
        if (!viewIsThere) {
            view.create();
            out.println("The view has been created; add it to the Sales app and publish the app");
        }
    }

    /** The columns come first: the view shows some of them. */
    private static void create(CommerceColumns columns, List<CommerceColumns.Column> missing, PrintWriter out) {
        for (CommerceColumns.Column column : missing) {
            columns.create(column);
            out.println("Created " + column);
        }
        if (!missing.isEmpty()) {
            columns.publish();
            out.println(missing.size() + " columns have been created and published");
        }
    }
}
