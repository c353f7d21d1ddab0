package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped with a transaction open, as a suspended virtual machine is. */
class FrozenNodeTest {
    private static final int PARTNERS = 30;

    @TempDir
    Path directory;

    private final String url = TestDatabases.postgresUrl();

    @Test
    void aNodeThatFreezesInATransactionHoldsNobodyUpForLong() throws Exception {
        try (Connection database = DriverManager.getConnection(url, "postgres", "");
                SalesSandbox sales = SalesSandbox.builder().strict(true).start()) {
            String config = settings(sales);
            assertThat(Terminal.typeAsIs("init", "--config", config).exitCode()).isZero();
            execute(
                    database,
                    "CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$",
                    "CREATE TRIGGER doze AFTER INSERT ON gangway.link FOR EACH STATEMENT EXECUTE FUNCTION doze()");
            Requests.submit(database, PARTNERS);
            try (ChildJvm frozen = ChildJvm.start(directory, GangwayCommand.class, "once", "--config", config)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() ->
                                number(database, "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                                        > 0);
                frozen.signal("STOP");
                await().until(() -> openTransactions(database) > 0);
                execute(database, "ALTER TABLE gangway.link DISABLE TRIGGER doze");

                // the lease is 10 s
                await().atMost(Duration.ofSeconds(30)).until(() -> openTransactions(database) == 0);
                try (ChildJvm other =
                        ChildJvm.start(directory, GangwayCommand.class, "once", "--force", "--config", config)) {
                    assertThat(other.awaitExit(90)).as(other.toString()).isZero();
                }
                assertThat(number(database, "SELECT COUNT(*) FROM gangway.link"))
                        .isEqualTo(PARTNERS);

                frozen.signal("CONT");
                frozen.awaitExit(60);
                assertThat(number(database, "SELECT COUNT(*) FROM gangway.link"))
                        .isEqualTo(PARTNERS);
                assertThat(number(database, "SELECT COUNT(*) FROM gangway.error"))
                        .isZero();
            }
        }
    }

    private String settings(SalesSandbox sales) {
        return SettingsFile.write(
                directory,
                SandboxSettings.lines(
                        sales,
                        "gangway.headquarters.url=" + url,
                        "gangway.headquarters.username=postgres",
                        "gangway.jobs.lease-seconds=10"));
    }

    private static long openTransactions(Connection database) throws Exception {
        return number(
                database,
                "SELECT COUNT(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                        + " AND datname = current_database()");
    }

    private static long number(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection database, String... statements) throws Exception {
        try (var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
