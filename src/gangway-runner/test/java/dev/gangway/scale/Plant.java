package dev.gangway.scale;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.runner.ChildJvm;
import dev.gangway.runner.GangwayCommand;
import dev.gangway.runner.SettingsFile;
import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL, Sales and a mail server in or beside this process; the runner in processes of its own, with the memory and the
 * compiler of {@code bin/gangway}. */
final class Plant implements AutoCloseable {
    /** As {@code bin/gangway} starts it. */
    private static final List<String> AS_SHIPPED =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final JdbcTemplate jdbc;
    final Volume volume;

    private final Path directory;
    private final String settings;
    private final SingleConnectionDataSource connection;

    /** With the tables made; the lines are further settings. */
    Plant(Path directory, String... furtherSettings) throws Exception {
        this.directory = directory;
        mailbox.start();
        String url = TestDatabases.postgresUrl();
        List<String> lines = new ArrayList<>(List.of(SandboxSettings.lines(
                sales,
                "gangway.headquarters.url=" + url,
                "gangway.headquarters.username=postgres",
                "gangway.mail.url=smtp://127.0.0.1:" + mailbox.getSmtp().getPort(),
                "gangway.mail.from=onboarding@fabrikam.example")));
        lines.addAll(Arrays.asList(furtherSettings));
        settings = SettingsFile.write(directory, lines.toArray(String[]::new));
        connection = new SingleConnectionDataSource(url, "postgres", "", true);
        jdbc = new JdbcTemplate(connection);
        volume = new Volume(jdbc);
        run(60, "init");
    }

    /** A verb in a process with 128 MB of heap, which has to end well; what it prints. */
    List<String> run(long seconds, String... arguments) throws Exception {
        try (ChildJvm child = start(arguments)) {
            int exit = child.awaitExit(seconds);
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", arguments) + " ended with " + exit + "\n" + child);
            }
            return child.lines();
        }
    }

    /** The same, left running. */
    ChildJvm start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", settings));
        return ChildJvm.start(directory, AS_SHIPPED, Map.of(), GangwayCommand.class, all.toArray(String[]::new));
    }

    long number(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    @Override
    public void close() {
        connection.destroy();
        mailbox.stop();
        sales.close();
    }
}
