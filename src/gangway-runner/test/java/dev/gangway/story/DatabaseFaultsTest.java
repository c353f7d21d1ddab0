package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database goes away, in the middle and for a while. */
class DatabaseFaultsTest {
    private static final int PARTNERS = 600;

    @Test
    void aDatabaseThatKeepsBreakingConnectionsLosesAndDoublesNothing() throws Exception {
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
            world.partnersAsk(PARTNERS);
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
            world.partnersAsk(10);
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                server.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?", name);
            });
            world.runAll();
            for (String job : world.gangway.gangway.jobs()) {
                assertThat(world.run(job).paused()).as(job).isNotNull();
                assertThat(world.gangway.gangway.wait(job)).as(job).isPositive();
            }
            server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            await().ignoreExceptions().until(() -> world.gangway.count("gangway.due") > 0);
            world.leasesEnd();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    /** A crash of the server itself, with its recovery: not only of the connections to it. */
    @Test
    void aServerThatCrashesAndRecoversLosesAndDoublesNothing(@TempDir Path data) throws Exception {
        EmbeddedPostgres server = server(data, 0);
        int port = server.getPort();
        var pool = new HikariConfig();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
        pool.setUsername("postgres");
        pool.setConnectionTimeout(250);
        try (var world = new World(new HikariDataSource(pool), host -> {})) {
            for (String step : List.of("acknowledge-leads", "apply-outcomes", "deliver-to-channel")) {
                world.partnersAsk(100);
                decideOpen(world);
                world.steps.before(step, exchange -> {
                    world.steps.free(step);
                    crash(data);
                });
                assertThat(world.gangway.gangway.jobs().stream()
                                .map(job -> world.run(job).paused())
                                .filter(Objects::nonNull)
                                .findFirst())
                        .as(step)
                        .isPresent();
                server.close();
                server = server(data, port);
                await().ignoreExceptions().until(() -> world.gangway.count("gangway.due") >= 0);
                world.leasesEnd();
                world.settle();
                assertThat(world.differences()).as(step).isEmpty();
            }
        } finally {
            server.close();
        }
    }

    private static void decideOpen(World world) {
        world.openLeads().stream().limit(50).forEach(world::win);
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("cluster"))
                .setCleanDataDirectory(false)
                .setPort(port)
                // which the embedded server leaves out to be quick
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @Test
    void aDatabaseThatTurnsReadOnlyStopsTheJobsBeforeTheySendAnything() {
        try (var world = new World(TestDatabases.POSTGRESQL)) {
            world.partnersAsk(20);
            world.requestsBecomeProspects();
            readOnly(world, true);
            for (String job : List.of("prospects-to-leads", "sales-outcomes")) {
                assertThat(world.run(job).paused()).as(job).contains("read-only");
            }
            assertThat(world.rows("leads")).isEmpty();

            readOnly(world, false);
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatTurnsReadOnlyIsAnOutageAndNotTheRecordsFault() {
        try (var world = new World(TestDatabases.POSTGRESQL)) {
            world.partnersAsk(20);
            world.settle();
            world.sellersDecide();
            world.steps.before("apply-outcomes", exchange -> {
                world.steps.free("apply-outcomes");
                readOnly(world, true);
            });
            assertThat(world.run("sales-outcomes").paused()).contains("read-only");

            readOnly(world, false);
            assertThat(world.errors()).isEmpty();
            world.leasesEnd();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDecisionWhoseMailCannotBeQueuedIsNotTakenAndTheOthersAre(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(20);
            world.partnerAsks("email", "refused@fabrikam.example");
            world.settle();
            world.gangway.jdbc.execute("ALTER TABLE hq.emailnotification ADD CONSTRAINT nobody_writes_to"
                    + " CHECK (receiveremailaddress <> 'refused@fabrikam.example')");
            world.leads().forEach(world::disqualify);
            world.settle();
            assertThat(world.gangway.count("hq.prospect WHERE b2bprospectstatus = 'Rejected'"))
                    .isEqualTo(20);
            assertThat(world.mails()).hasSize(20);
            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.message())
                    .containsIgnoringCase("nobody_writes_to"));

            world.gangway.jdbc.execute("ALTER TABLE hq.emailnotification DROP CONSTRAINT nobody_writes_to");
            world.retryErrors();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    /** As it is when a new version has migrated the tables and nodes of the old one are still up. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void tablesThatANewerVersionHasMigratedAreStillWorkedWith(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(10);
            world.settle();
            world.gangway.jdbc.execute("ALTER TABLE gangway.link ADD COLUMN tomorrow VARCHAR(10)");
            world.gangway.jdbc.execute("ALTER TABLE hq.prospect ADD COLUMN tomorrow VARCHAR(10) DEFAULT 'x' NOT NULL");
            world.gangway.jdbc.execute("INSERT INTO gangway." + quoted(kind, "gangway_history") + " SELECT "
                    + quoted(kind, "installed_rank") + " + 1000, '9999', " + quoted(kind, "description") + ", "
                    + quoted(kind, "type") + ", 'V9999__tomorrow.sql', 1, " + quoted(kind, "installed_by") + ", "
                    + quoted(kind, "installed_on") + ", 1, " + quoted(kind, "success") + " FROM gangway."
                    + quoted(kind, "gangway_history") + " WHERE " + quoted(kind, "version") + " = '2'");
            world.sellersDecide();
            try (var old = world.another()) {
                old.runAll();
                world.gangway.jdbc.update(
                        "UPDATE hq.prospect SET b2bprospectstatus = 'OnHold' WHERE prospectid = (SELECT"
                                + " MIN(prospectid) FROM hq.prospect WHERE b2bprospectstatus = 'Pending')");
                old.submitMany(5);
                old.runAll();
            }
            world.settle();
            assertThat(world.gangway.count("hq.prospect WHERE b2bprospectstatus = 'OnHold'"))
                    .isEqualTo(1);
            assertThat(world.gangway.count("gangway.link")).isEqualTo(15);
        }
    }

    private static String quoted(TestDatabases kind, String name) {
        return kind == TestDatabases.HSQLDB ? '"' + name + '"' : name;
    }

    private static void readOnly(World world, boolean readOnly) {
        try (var own = TestDatabases.another(world.gangway.dataSource)) {
            var owner = new JdbcTemplate(own);
            String name = world.gangway.text("SELECT current_database()");
            owner.execute("SET default_transaction_read_only = off");
            owner.execute(
                    "ALTER DATABASE " + name + " SET default_transaction_read_only = " + (readOnly ? "on" : "off"));
            owner.queryForList(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid <>"
                            + " pg_backend_pid()",
                    name);
        }
        await().ignoreExceptions().until(() -> world.gangway.count("gangway.due") >= 0);
    }

    /** The server and all its processes end at once, and without a word. */
    private static void crash(Path data) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(0));
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
            // or stopping it waits for a process that is no more
            Files.delete(data.resolve("cluster/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
