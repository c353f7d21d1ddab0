package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runner writes while its database is away, and when it is stopped. */
class QuietLogTest {
    private static final Pattern STACK_TRACE = Pattern.compile("\\s+at .*|\\s*\\.\\.\\. \\d+ more|.*Exception.*");
    private static final int JOBS = 5;

    @TempDir
    Path directory;

    /** Migrations change rows that a new database does not have. */
    @Test
    void theFirstStartOnAnEmbeddedDatabaseWarnsOfNothing() throws Exception {
        try (SalesSandbox sales = SalesSandbox.builder().strict(true).start()) {
            String config = SettingsFile.write(
                    directory,
                    SandboxSettings.lines(
                            sales, "gangway.mail.url=file:mails", "gangway.mail.from=onboarding@contoso.example"));
            try (ChildJvm runner = ChildJvm.start(directory, GangwayCommand.class, "once", "--config", config)) {
                assertThat(runner.awaitExit(60)).as(runner::toString).isZero();
                assertThat(warnings(runner)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = true)
    void anOutageIsALinePerJobAndAStopIsNone(boolean cluster) throws Exception {
        String url = TestDatabases.postgresUrl();
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        try (SalesSandbox sales = SalesSandbox.builder().strict(true).start();
                Connection server = DriverManager.getConnection(TestDatabases.postgresUrl(), "postgres", "");
                Statement statement = server.createStatement()) {
            String config = settings(url, sales, cluster);
            try (ChildJvm runner = ChildJvm.start(directory, GangwayCommand.class, "run", "--config", config)) {
                runner.awaitLine("", "Gangway runs");
                for (int restart = 0; restart < 2; restart++) {
                    long waitsBefore = waits(runner);
                    statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                    statement.execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
                    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(waits(runner))
                            .as(runner::toString)
                            .isGreaterThan(waitsBefore));
                    // several polls of each job
                    await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
                    statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
                    // all of them: who still waits would not tell of the next outage
                    await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(goesOn(runner))
                            .as(runner::toString)
                            .isEqualTo(waits(runner)));
                }
                List<String> outages = runner.allLines();
                assertThat(outages).noneMatch(line -> STACK_TRACE.matcher(line).matches());
                // two restarts: each job once, and the node
                assertThat(warnings(runner)).hasSizeLessThanOrEqualTo(2 * (JOBS + 1) + 1);

                int lines = outages.size();
                runner.terminate();
                assertThat(runner.awaitExit(20)).isZero();
                assertThat(runner.allLines().subList(lines, runner.allLines().size()))
                        .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
            }
        }
    }

    private static List<String> warnings(ChildJvm runner) {
        return runner.allLines().stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private static long waits(ChildJvm runner) {
        return warnings(runner).stream().filter(line -> line.contains(" waits")).count();
    }

    private static long goesOn(ChildJvm runner) {
        return runner.allLines().stream()
                .filter(line -> line.contains(" goes on ") || line.contains("answers again"))
                .count();
    }

    private String settings(String url, SalesSandbox sales, boolean cluster) {
        return SettingsFile.write(
                directory,
                SandboxSettings.lines(
                        sales,
                        "gangway.cluster=" + cluster,
                        "gangway.headquarters.url=" + url,
                        "gangway.headquarters.username=postgres",
                        "gangway.database.connect-seconds=1",
                        "gangway.jobs.P-0001.schedule=every 300ms",
                        "gangway.jobs.synchronize-channel-requests.schedule=every 300ms",
                        "gangway.jobs.prospects-to-leads.schedule=every 300ms",
                        "gangway.jobs.sales-outcomes.schedule=every 300ms",
                        "gangway.jobs.1010.schedule=every 300ms"));
    }
}
