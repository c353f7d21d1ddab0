package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final int REQUESTS = 24;
    private static final int MAILS = 15;

    @TempDir
    Path directory;

    /** Whatever lies about: the files of an earlier demo, settings that point to a real database. */
    @Test
    void everyRequestOfTheStoryReachesItsExpectedEnd() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data/demo"));
        try (EmbeddedDatabase earlier = EmbeddedDatabase.open(data);
                Connection connection = earlier.connect()) {
            connection.createStatement().execute("CREATE SCHEMA ax");
        }
        Files.writeString(
                directory.resolve("application.properties"),
                "gangway.headquarters.url=jdbc:hsqldb:file:production\ngangway.channel.url=jdbc:hsqldb:file:production\n");

        try (ChildJvm demo = ChildJvm.start(
                directory,
                List.of("-Dgangway.channel.url=jdbc:hsqldb:file:production"),
                Map.of("GANGWAY_CHANNEL_URL", "jdbc:hsqldb:file:production"),
                GangwayCommand.class,
                "demo",
                "--once")) {
            assertThat(demo.awaitExit(180)).as(demo::toString).isZero();

            assertThat(demo.lines().stream().filter(line -> line.endsWith("✓"))).hasSize(REQUESTS);
            assertThat(demo.lines()).noneMatch(line -> line.contains("✗"));
            assertThat(demo.lines()).noneMatch(line -> line.contains("http://"));
            assertThat(mails()).hasSize(MAILS);
            assertThat(directory.resolve("production.script")).doesNotExist();
        }
    }

    @Test
    void everyProspectOfTheCloudReachesItsExpectedEnd() throws Exception {
        try (ChildJvm demo = ChildJvm.start(directory, GangwayCommand.class, "demo", "--cloud", "--once")) {
            assertThat(demo.awaitExit(180)).as(demo::toString).isZero();

            assertThat(demo.lines().stream().filter(line -> line.endsWith("✓"))).hasSize(10);
            assertThat(demo.lines()).noneMatch(line -> line.contains("✗"));
        }
    }

    @Test
    void aPartnerFromOutsideIsCarriedThroughUntilTheDemoIsStopped() throws Exception {
        try (ChildJvm demo = ChildJvm.start(directory, GangwayCommand.class, "demo")) {
            Matcher database = Pattern.compile("  database +(\\S+)  user (\\S+)  password (\\S+)")
                    .matcher(demo.awaitLine("  database"));
            assertThat(database.matches()).isTrue();
            demo.awaitLine("", "org.hsqldb.util.DatabaseManagerSwing");
            assertThat(getClass().getResource("/org/hsqldb/util/DatabaseManagerSwing.class"))
                    .isNotNull();
            demo.awaitLine("Everything stays up");
            try (Connection channel =
                    DriverManager.getConnection(database.group(1), database.group(2), database.group(3))) {
                Requests.submit(channel, 1);
            }

            demo.awaitLine("request ", "in Sales open");
            demo.terminate();

            assertThat(demo.awaitExit(10)).isZero();
        }
    }

    private List<Path> mails() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("data/demo/mails"))) {
            return files.toList();
        }
    }
}
