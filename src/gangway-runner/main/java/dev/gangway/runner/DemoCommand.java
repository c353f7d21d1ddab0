package dev.gangway.runner;

import dev.gangway.runner.demo.CloudDemo;
import dev.gangway.runner.demo.Demo;
import dev.gangway.runner.demo.Stage;
import dev.gangway.runner.embedded.CommerceUser;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import dev.gangway.runner.files.OwnerOnly;
import dev.gangway.runner.terminal.LogForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
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
            "Runs an end-to-end demo on embedded services (needs lib-demo).",
            "",
            "Two dozen visitors of a B2B site apply as partners; a simulated salesperson wins some, loses some and leaves some "
                    + "open. Starts its own database, Sales sandbox and mail server on loopback ports. Ignores settings "
                    + "files, the environment and -D, so the demo cannot touch a real system.",
            "",
            "With --cloud ten prospects come from a sandbox of Finance and Operations, and decisions go back there.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every request reached its expected end, or the demo was stopped", "1:one did not"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway demo --once", "  gangway demo --cloud --once"})
final class DemoCommand implements Callable<Integer> {

    private static final String DIRECTORY = "demo";
    private static final String LOG = "demo.log";

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "exit after the demo, instead of running until Ctrl-C")
    private boolean once;

    @Option(
            names = "--cloud",
            description = "headquarters is a sandbox of Finance and Operations, reached by OData, instead of tables")
    private boolean cloud;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "port of the Sales sandbox; 0 = any free port")
    private int port;

    @Option(
            names = "--console-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "port of the console, health and metrics; 0 = any free port")
    private int consolePort;

    @Override
    public Integer call() throws Exception {
        DemoParts.require();
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
        int listening = consolePort == 0 ? freePort() : consolePort;
        try (EmbeddedDatabase database = EmbeddedDatabase.createAnew(directory);
                Stage demo = stage(directory);
                GangwayMain main = GangwayMain.withNothingBut(settings(database, demo, listening))) {
            main.prepare();
            main.start();
            database.tablesAreThere();
            try (Connection commerce = database.connect()) {
                boolean asExpected = demo.tell(commerce, out);
                sayWhereToLook(directory, database, demo, listening, out);
                if (!once) {
                    demo.follow(out);
                }
                return asExpected ? ExitCode.DONE : ExitCode.COULD_NOT;
            }
        }
    }

    private Stage stage(Path directory) throws IOException {
        return cloud ? CloudDemo.open(port) : Demo.open(directory, port);
    }

    private void sayWhereToLook(Path directory, EmbeddedDatabase database, Stage demo, int listening, PrintWriter out) {
        out.println();
        if (once) {
            out.println("Mails and log are in " + directory + "; without --once everything stays up to look around");
            return;
        }
        out.println("Look around:");
        out.println("  console    http://127.0.0.1:" + listening + "/");
        out.println("  database   " + database.externalUrl() + "  user " + CommerceUser.NAME + "  password "
                + database.programPassword());
        out.println(
                "             for any JDBC client; where there is a screen also for HSQLDB's own, in its jar in lib:");
        out.println(
                "             java -cp hsqldb-*.jar org.hsqldb.util.DatabaseManagerSwing --url ... --user ... --password ...");
        demo.sayWhereToLook(out);
        out.println("  log        " + directory.resolve(LOG));
        out.println("  status     this program with 'status --data " + directory + "' or 'errors list --data "
                + directory + "', in a second terminal");
        out.println();
        demo.sayHowToJoin(out);
        out.println();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static Map<String, String> settings(EmbeddedDatabase database, Stage demo, int listening) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(demo.settings());
        settings.put("gangway.http.port", String.valueOf(listening));
        return settings;
    }
}
