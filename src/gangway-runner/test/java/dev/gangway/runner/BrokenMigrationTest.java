package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import dev.gangway.wiring.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first start is killed, or loses its database, while it makes the tables. */
class BrokenMigrationTest {
    @TempDir
    Path directory;

    @Test
    void anEmbeddedDatabaseStartsAgainAfterAKillInItsFirstMigration() throws Exception {
        Path log = directory.resolve("data/gangway.log");
        killOnceWhen(() -> Files.exists(log) && size(log) > 20_000);

        assertStarts();
        assertThat(directory.resolve("data/gangway.unfinished")).doesNotExist();
        // and it is kept from then on
        assertThat(Files.size(directory.resolve("data/gangway.script"))).isGreaterThan(10_000);
        assertStarts();
    }

    @Test
    void aPostgresqlDatabaseGoesOnAfterAKillInAMigration() throws Exception {
        String url = TestDatabases.emptyPostgresUrl();
        String config = settings(url);
        try (Connection database = DriverManager.getConnection(url, "postgres", "")) {
            killOnceWhen(() -> tables(database) >= 8, "--config", config);
        }

        assertStarts("--config", config);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE ax.channelrequest",
                // the row of the history about a step that has run
                "V2__ledger.sql"
            })
    void aRunnerWhoseDatabaseBreaksInTheMigrationWaitsAndGoesOn(String statement) throws Exception {
        String url = TestDatabases.emptyPostgresUrl();
        URI server = URI.create(url.substring("jdbc:".length()));
        try (var proxy = new FaultProxy(server.getHost(), server.getPort())) {
            proxy.strikeAt(statement, FaultProxy.Fault.RESET);
            String config = settings(url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
            try (ChildJvm runner = ChildJvm.start(directory, GangwayCommand.class, "run", "--config", config)) {
                runner.awaitLine("", "Gangway runs");

                assertThat(proxy.struck()).isEqualTo(1);
                assertThat(runner.allLines()).anyMatch(line -> line.contains("Waiting for a database"));
                assertThat(runner.allLines()).anyMatch(line -> line.contains("Headquarters: jdbc:postgresql://"));
                assertThat(runner.allLines()).noneMatch(line -> line.startsWith("\tat "));
            }
        }
    }

    private void killOnceWhen(Callable<Boolean> time, String... options) throws Exception {
        try (ChildJvm first = ChildJvm.start(directory, GangwayCommand.class, with("once", options))) {
            await().pollInterval(Duration.ofMillis(2))
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> time.call() || !first.isAlive());
            first.kill();
        }
    }

    private void assertStarts(String... options) throws Exception {
        try (ChildJvm again = ChildJvm.start(directory, GangwayCommand.class, with("once", options))) {
            assertThat(again.awaitExit(120)).as(again::toString).isZero();
        }
    }

    private static String[] with(String verb, String... options) {
        var all = new java.util.ArrayList<>(List.of(verb));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private String settings(String url) {
        return SettingsFile.write(
                directory, "gangway.headquarters.url=" + url, "gangway.headquarters.username=postgres");
    }

    private static long tables(Connection database) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('ax', 'hq', 'gangway')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.size(file);
    }
}
