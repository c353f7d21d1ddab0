package dev.gangway.runner.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gangway.runner.ChildJvm;
import dev.gangway.runner.NumberWriter;
import dev.gangway.runner.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    @Test
    void everyCommittedRowSurvivesKill() throws Exception {
        Set<Integer> committed;
        try (ChildJvm writer = ChildJvm.start(directory, NumberWriter.class, "1", "1000000")) {
            writer.awaitLine("committed 300");
            writer.kill();
            committed = numbersIn(writer.lines());
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            assertThat(numbers(database.url(), database)).containsAll(committed);
        }
    }

    @Test
    void aSecondProcessWorksInTheDatabaseOfTheFirst() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data());
                ChildJvm guest = ChildJvm.start(directory, NumberWriter.class, "1", "3")) {
            guest.awaitLine("done");

            assertThat(numbers(database.url(), database)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aKilledHostLeavesNothingThatKeepsTheNextOneWaiting() throws Exception {
        try (ChildJvm first = ChildJvm.start(directory, NumberWriter.class, "1", "3");
                ChildJvm second = startAfterKillOf(first)) {
            second.awaitLine("done");

            assertThat(numbersIn(second.lines())).containsExactly(4, 5, 6);
        }
    }

    @Test
    void outsideProgramsConnectByTheExternalAddress() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            execute(database, "CREATE TABLE numbers (n INT PRIMARY KEY)");
            execute(database, "INSERT INTO numbers VALUES (7)");

            assertThat(database.externalUrl()).startsWith("jdbc:hsqldb:hsql://127.0.0.1:");
            assertThat(numbers(database.externalUrl(), database)).containsExactly(7);
        }
    }

    @Test
    void noOtherUserGetsInWithoutThePassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.externalUrl(), EmbeddedDatabase.USERNAME, ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void passwordAndAddressAreForTheOwnerOnly() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            assertThat(permissions(data())).isEqualTo("rwx------");
            assertThat(permissions(EmbeddedDatabase.passwordFile(data()))).isEqualTo("rw-------");
            assertThat(database.url()).doesNotContain(database.password());
            assertThat(database.externalUrl()).doesNotContain(database.password());
        }
    }

    /** They work with what is Commerce's, and cannot touch what is Gangway's, the counters or the machine. */
    @Test
    void otherProgramsHaveAUserOfTheirOwn() throws Exception {
        assertThat(new Terminal(data()).type("init").exitCode()).isZero();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data());
                Connection shop = DriverManager.getConnection(
                        database.externalUrl(), CommerceUser.NAME, database.programPassword());
                Statement statement = shop.createStatement()) {
            statement.execute("INSERT INTO ax.channelrequest (requestid, dataareaid) VALUES ('r', 'USMF')");
            statement.execute("UPDATE ax.channelrequest SET lastname = 'Berg'");
            statement.execute("INSERT INTO hq.customer (dataareaid, customeraccount) VALUES ('USMF', 'C')");
            statement.execute("SELECT * FROM gangway.prospectjourney");
            statement.execute("SELECT * FROM gangway.error");
            for (String forbidden : List.of(
                    "INSERT INTO ax.channelrequest (replicationcounterfromorigin, requestid) VALUES (9, 'x')",
                    "DELETE FROM gangway.due",
                    "UPDATE gangway.watermark SET counter = 0",
                    "CREATE TABLE hq.own (n INT)",
                    "SCRIPT '" + directory.resolve("leak") + "'",
                    "SHUTDOWN")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class);
            }
        }
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (Stream<Path> files = Files.list(data())) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void aFolderThatWasOpenToAllIsForTheOwnerOnly() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        EmbeddedDatabase.open(data()).close();
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data().resolve("gangway.script"), PosixFilePermissions.fromString("rw-r--r--"));

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            assertThat(database.isNew()).isFalse();
            assertThat(permissions(data())).isEqualTo("rwx------");
            assertThat(permissions(data().resolve("gangway.script"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aCleanCloseLeavesNothingToReplay() {
        EmbeddedDatabase.open(data()).close();

        assertThat(data().resolve("gangway.script")).exists();
        assertThat(data().resolve("gangway.log")).doesNotExist();
        assertThat(data().resolve("gangway.url")).doesNotExist();
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            execute(database, "CREATE TABLE numbers (n INT PRIMARY KEY)");
            execute(database, "INSERT INTO numbers VALUES (7)");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            assertThat(numbers(database.url(), database)).containsExactly(7);
        }
    }

    @Test
    void aDatabaseCreatedAnewIsEmpty() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data())) {
            execute(database, "CREATE TABLE numbers (n INT PRIMARY KEY)");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.createAnew(data())) {
            execute(database, "CREATE TABLE numbers (n INT PRIMARY KEY)");
            assertThat(numbers(database.url(), database)).isEmpty();
        }
    }

    @Test
    void aDatabaseInUseIsNeverDeleted() throws Exception {
        try (ChildJvm user = ChildJvm.start(directory, NumberWriter.class, "1", "3")) {
            user.awaitLine("done");

            assertThatThrownBy(() -> EmbeddedDatabase.createAnew(data()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Process ");
            try (EmbeddedDatabase guest = EmbeddedDatabase.open(data())) {
                assertThat(numbers(guest.url(), guest)).containsExactly(1, 2, 3);
            }
        }
    }

    private ChildJvm startAfterKillOf(ChildJvm first) throws Exception {
        first.awaitLine("done");
        first.kill();
        return ChildJvm.start(directory, NumberWriter.class, "4", "3");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Set<Integer> numbersIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("committed "))
                .map(line -> Integer.valueOf(line.substring("committed ".length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Set<Integer> numbers(String url, EmbeddedDatabase database) throws SQLException {
        Set<Integer> numbers = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.USERNAME, database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM numbers")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }
}
