package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database goes away, in the middle and for a while. */
class DatabaseFaultsTest {
    private static final int PARTNERS = 600;

    @Test
    void aDatabaseThatBreaksAllConnectionsAgainAndAgainLosesAndDoublesNothing() throws Exception {
        try (var world = new World(
                        TestDatabases.POSTGRESQL,
                        "gangway.schedules",
                        "true",
                        "gangway.jobs.P-0001.schedule",
                        "every 100ms",
                        "gangway.jobs.synchronize-channel-requests.schedule",
                        "every 100ms",
                        "gangway.jobs.prospects-to-leads.schedule",
                        "every 100ms",
                        "gangway.jobs.sales-outcomes.schedule",
                        "every 100ms",
                        "gangway.jobs.email-notifications.schedule",
                        "every 100ms",
                        "gangway.jobs.1010.schedule",
                        "every 100ms",
                        "gangway.jobs.lease-seconds",
                        "10",
                        "gangway.jobs.chunk",
                        "50",
                        "gangway.jobs.prospects-to-leads.max-batch-size",
                        "20");
                var own = TestDatabases.another(world.gangway.dataSource);
                var killer = own.getConnection()) {
            world.gangway.submitMany(PARTNERS);
            for (int leads : new int[] {1, 100, 250, 400}) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> number(killer, "SELECT COUNT(*) FROM gangway.link") >= leads);
                breakAllOthers(killer);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number(killer, "SELECT COUNT(*) FROM gangway.link") == PARTNERS);
            world.sellersDecide();
            for (int customers : new int[] {1, 150, 300}) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> number(killer, "SELECT COUNT(*) FROM hq.customer") >= customers);
                breakAllOthers(killer);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number(killer, "SELECT COUNT(*) FROM gangway.due") == 0
                            && number(killer, "SELECT COUNT(*) FROM hq.emailnotification") == PARTNERS / 2
                            && number(killer, "SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Pending'")
                                    == PARTNERS / 2);

            // what the mail server had just taken when the database broke goes once more, with the same Message-ID
            assertThat(world.differences()).hasSizeLessThanOrEqualTo(3).allSatisfy(line -> assertThat(line)
                    .matches("mails received for .* should be 1, but is 2"));
        }
    }

    @Test
    void aJobWhoseDatabaseIsAwaySaysSoAndGoesOnLater() {
        try (var world = new World(TestDatabases.POSTGRESQL.impatient(), host -> {});
                var admin = TestDatabases.POSTGRESQL.fresh()) {
            var server = new JdbcTemplate(admin);
            String name = world.gangway.text("SELECT current_database()");
            world.gangway.submitMany(10);
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                server.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?", name);
            });
            world.gangway.runAll();
            for (String job : world.gangway.gangway.jobs()) {
                assertThat(world.gangway.gangway.run(job).paused()).as(job).isNotNull();
                assertThat(world.gangway.gangway.wait(job)).as(job).isPositive();
            }
            server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            await().ignoreExceptions().until(() -> world.gangway.count("gangway.due") > 0);
            world.leasesEnd();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void breakAllOthers(Connection killer) throws SQLException {
        number(
                killer,
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
}
