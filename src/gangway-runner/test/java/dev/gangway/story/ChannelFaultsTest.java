package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.reconcile.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A channel database of its own, with a user of its own, as in production; and what goes wrong with it. */
class ChannelFaultsTest {
    private static final int MILLIS_TO_CONNECT = 250;

    private final HikariDataSource owner = TestDatabases.POSTGRESQL.empty();
    private final JdbcTemplate channel = new JdbcTemplate(owner);
    private HikariDataSource gangways;
    private String user;
    private SleepyDataSource sleepy;
    private World world;

    @BeforeEach
    void ownDatabaseAndUser() {
        String name = channel.queryForObject("SELECT current_database()", String.class);
        user = name + "_channel";
        channel.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
        channel.execute("ALTER DATABASE " + name + " OWNER TO " + user);
        var config = new HikariConfig();
        // without the parameters, one of which is another user
        config.setJdbcUrl(owner.getJdbcUrl().replaceFirst("\\?.*", ""));
        config.setUsername(user);
        config.setPassword("secret");
        config.setConnectionTimeout(MILLIS_TO_CONNECT);
        gangways = new HikariDataSource(config);
        sleepy = new SleepyDataSource(gangways);
        world = new World(
                TestDatabases.POSTGRESQL,
                host -> host.getRegistry().bind("testChannel", sleepy),
                "gangway.channel.datasource",
                "testChannel");
    }

    @AfterEach
    void close() {
        world.close();
        gangways.close();
        owner.close();
    }

    @Test
    void whileTheChannelIsAwayTheRestGoesOnAndItIsCaughtUpLater() {
        EmbeddedGangway.submitMany(channel, 20);
        world.settle();
        channel.execute("ALTER ROLE " + user + " NOLOGIN");
        channel.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?", user);
        EmbeddedGangway.submitMany(channel, 20);
        world.sellersDecide();

        for (String job : List.of("prospects-to-leads", "sales-outcomes", "email-notifications")) {
            assertThat(world.run(job).paused()).as(job).isNull();
        }
        for (String job : List.of("P-0001", "1010")) {
            assertThat(world.run(job).paused()).as(job).isNotNull();
            assertThat(world.gangway.gangway.wait(job)).as(job).isPositive();
        }
        assertThat(world.mails()).hasSize(10);
        assertThat(world.errors()).isEmpty();
        assertThat(world.gangway.text("SELECT status FROM hq.uploadsession WHERE status <> 'Applied'"))
                .isEqualTo("UploadFailed");

        channel.execute("ALTER ROLE " + user + " LOGIN");
        world.settle();
        assertThat(world.gangway.count("hq.prospect")).isEqualTo(40);
        assertThat(world.gangway.count("hq.uploadsession WHERE status <> 'Applied'"))
                .isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void aDeliveryThatIsLateCannotPutAnOldCustomerOverANewOne() throws Exception {
        EmbeddedGangway.submitMany(channel, 1);
        world.settle();
        world.sellersDecide();
        world.settle();
        var workers = Executors.newSingleThreadExecutor();
        try {
            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Voss'");
            sleepy.sleepOnce();
            var late = workers.submit(() -> world.run("1010"));
            sleepy.asleep.await();
            world.leasesEnd();
            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Oslo'");
            assertThat(world.run("1010").done()).isPositive();
            sleepy.awake.countDown();
            late.get();
        } finally {
            workers.shutdownNow();
        }
        world.settle();

        assertThat(differences()).isEmpty();
    }

    /** Headquarters alone goes back to yesterday; the channel, Sales and the mailbox do not. */
    @Test
    void headquartersFromABackupCatchesUpAndDoublesNoLead() {
        EmbeddedGangway.submitMany(channel, 12);
        world.settle();
        backUp();
        EmbeddedGangway.submitMany(channel, 12);
        world.settle();
        world.sellersDecide();
        world.settle();
        assertThat(differences()).isEmpty();
        restore();
        world.settle();

        // the mails since the backup go once more, with the same Message-IDs
        assertThat(differences()).hasSize(12).allSatisfy(line -> assertThat(line)
                .matches("mails received for .* should be 1, but is 2"));
        List<Difference> found = new ArrayList<>();
        world.gangway.gangway.reconcile(false, found::add);
        assertThat(found).isEmpty();
    }

    private void backUp() {
        world.gangway.jdbc.execute("CREATE SCHEMA backup");
        tables().forEach((table, columns) -> world.gangway.jdbc.execute(
                "CREATE TABLE backup." + table.replace('.', '_') + " AS SELECT " + columns + " FROM " + table));
    }

    private void restore() {
        tables().forEach((table, columns) -> {
            // as a restore does, without the triggers
            world.gangway.jdbc.execute("SET session_replication_role = replica; DELETE FROM " + table + "; INSERT INTO "
                    + table + " (" + columns + ") SELECT " + columns + " FROM backup." + table.replace('.', '_')
                    + "; SET session_replication_role = origin");
        });
    }

    /** The tables of headquarters with the columns that hold data of their own. */
    private Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        world.gangway.jdbc.query(
                "SELECT c.table_schema || '.' || c.table_name, string_agg(c.column_name, ', ')"
                        + " FROM information_schema.columns c JOIN information_schema.tables t"
                        + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                        + " WHERE c.table_schema IN ('hq', 'gangway') AND c.is_generated = 'NEVER'"
                        + " AND t.table_type = 'BASE TABLE' AND c.table_name <> 'gangway_history' GROUP BY 1",
                row -> {
                    tables.put(row.getString(1), row.getString(2));
                });
        return tables;
    }

    private List<String> differences() {
        return new Audit(world.gangway.jdbc, channel, world.dump(), world.mails()).differences();
    }

    /** Lets one worker fall asleep when it wants to write to the channel. */
    private static final class SleepyDataSource extends DelegatingDataSource {
        final CountDownLatch asleep = new CountDownLatch(1);
        final CountDownLatch awake = new CountDownLatch(1);
        private volatile boolean tired;

        SleepyDataSource(HikariDataSource target) {
            super(target);
        }

        void sleepOnce() {
            tired = true;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (tired) {
                tired = false;
                asleep.countDown();
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new SQLException(e);
                }
            }
            return super.getConnection();
        }
    }
}
