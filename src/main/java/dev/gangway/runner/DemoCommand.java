package dev.gangway.runner;

import dev.gangway.runner.demo.Demo;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole story on embedded parts. */
@Command(
        name = "demo",
        description = {
            "Shows the whole story on embedded parts.",
            "",
            "Two dozen visitors of a B2B site ask to become partners; a salesperson wins some, loses some and leaves some "
                    + "open. A database, a Sales sandbox and a mail server come along, all on loopback ports. Neither "
                    + "settings files nor the environment nor -D are asked, so the demo cannot touch a real system.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every request reached its expected end, or the demo was stopped", "1:one did not"},
        footerHeading = "%nExample:%n",
        footer = "  gangway demo --once")
final class DemoCommand implements Callable<Integer> {

    private static final String DIRECTORY = "demo";
    private static final String LOG = "demo.log";

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "end when the story is told, instead of staying up until Ctrl-C")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "of the Sales sandbox; 0 = any free port")
    private int port;

    @Override
    public Integer call() throws Exception {
        Path directory = gangwayCommand.data().resolve(DIRECTORY);
        Files.createDirectories(directory, OwnerOnly.DIRECTORY);
        LogForm.useFile(directory.resolve(LOG));
        return once ? play(directory) : playUntilStopped(directory);
    }

    @SuppressWarnings("try")
    private int playUntilStopped(Path directory) throws Exception {
        try (StopSignal signal = StopSignal.interruptsThisThread()) {
            return play(directory);
        }
    }

    private int play(Path directory) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (EmbeddedDatabase database = EmbeddedDatabase.createAnew(directory);
                Demo demo = Demo.open(directory, port);
                GangwayMain main = GangwayMain.withNothingBut(settings(database, demo))) {
            main.prepare();
            main.start();
            try (Connection commerce = database.connect()) {
                boolean asExpected = demo.tell(commerce, out);
                sayWhereToLook(directory, database, demo, out);
                if (!once) {
                    demo.follow(out);
                }
                return asExpected ? ExitCode.DONE : ExitCode.COULD_NOT;
            }
        }
    }

    private void sayWhereToLook(Path directory, EmbeddedDatabase database, Demo demo, PrintWriter out) {
        out.println();
        out.println("Look around:");
        out.println("  database   " + database.externalUrl() + "  user " + EmbeddedDatabase.USERNAME + "  password "
                + database.password());
        demo.sayWhereToLook(out);
        out.println("  log        " + directory.resolve(LOG));
        if (once) {
            return;
        }
        out.println("  status     this program with 'status --data " + directory + "' or 'errors list --data "
                + directory + "', in a second terminal");
        out.println();
        out.println("Everything stays up until Ctrl-C. Bring a partner of your own on board:");
        out.println("  INSERT INTO ax.channelrequest (requestid, dataareaid, firstname, lastname, companyname, email)");
        out.println("  VALUES ('" + UUID.randomUUID() + "', 'usrt', 'Ada', 'King', 'Analytical Engines Ltd',"
                + " 'ada@engines.example');");
        out.println();
    }

    private static Map<String, String> settings(EmbeddedDatabase database, Demo demo) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(demo.settings());
        return settings;
    }
}
