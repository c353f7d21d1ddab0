package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import dev.gangway.runner.embedded.MigrationCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded database with data in it is migrated by a new version, and the process is killed in the middle. */
class BrokenUpgradeTest {
    @TempDir
    Path directory;

    @Test
    void aKillInALaterMigrationLosesNothing() throws Exception {
        once();
        String request = submit();
        try (ChildJvm half = ChildJvm.start(directory, HalfMigration.class, data().toString())) {
            half.awaitLine("half");
            half.kill();
        }
        assertThat(data().resolve("gangway.migrating")).exists();

        once();

        assertThat(data().resolve("gangway.migrating")).doesNotExist();
        assertThat(data().resolve("gangway.before")).doesNotExist();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data());
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT requestid FROM hq.channelrequest")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(request);
        }
    }

    @Test
    void aMigrationThatEndsLeavesNoCopyBehind() throws Exception {
        once();
        String request = submit();
        Path done = data().resolve("gangway.migrated");
        byte[] now = Files.readAllBytes(done);
        Files.writeString(done, "what an older version knew");

        once();

        assertThat(done).hasBinaryContent(now);
        assertThat(data().resolve("gangway.migrating")).doesNotExist();
        assertThat(data().resolve("gangway.before")).doesNotExist();
        assertThat(request).isNotEmpty();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void once() throws Exception {
        try (ChildJvm run = ChildJvm.start(directory, GangwayCommand.class, "once")) {
            assertThat(run.awaitExit(120)).as(run::toString).isZero();
        }
    }

    private String submit() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            JDBCDataSource source = new JDBCDataSource();
            source.setURL(database.url());
            source.setUser(EmbeddedDatabase.USERNAME);
            source.setPassword(database.password());
            return EmbeddedGangway.submitTo(source);
        }
    }

    /** Copies the database as a start with pending migrations does, carries out half of one, and waits for its end. */
    static final class HalfMigration {
        private HalfMigration() {}

        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            EmbeddedDatabase database = EmbeddedDatabase.openWhole(data);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                new MigrationCopy(data, "gangway").begin(connection);
                statement.execute("DROP TABLE ax.channelrequest CASCADE");
                System.out.println("half");
                Thread.sleep(60_000);
            }
        }
    }
}
