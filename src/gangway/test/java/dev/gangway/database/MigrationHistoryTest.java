package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The list of migrations is what Flyway made of the files. After a new migration run this test with
 * {@code -Dcolumns.write=true}, which writes the list anew.
 */
class MigrationHistoryTest {
    private static final Path LIST = Path.of("src/gangway/main/resources/gangway/schema/history.properties");
    private static final String HEAD =
            "# The checksum that Flyway gives each migration; written by MigrationHistoryTest.\n";
    private static final Map<String, String> SCHEMAS = Map.of("channel", "ax", "headquarters", "gangway");

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theListIsWhatFlywayMakesOfTheFiles(TestDatabases kind) throws Exception {
        try (var gangway = new EmbeddedGangway(kind)) {
            Dialect dialect = new Database(gangway.dataSource, null, Clock.systemUTC()).dialect();
            for (String home : SCHEMAS.keySet()) {
                Map<String, String> made = MigrationHistory.found(gangway.dataSource, SCHEMAS.get(home));
                if (Boolean.getBoolean("columns.write")) {
                    write(MigrationHistory.prefix(home, dialect), made);
                } else {
                    assertThat(MigrationHistory.expected(home, dialect)).isEqualTo(made);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anotherHistoryIsNotComplete(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            Database database = new Database(gangway.dataSource, null, Clock.systemUTC());
            Schema schema = Schema.headquarters(database);
            assertThat(schema.pending()).isZero();

            gangway.jdbc.update("UPDATE gangway.\"gangway_history\" SET \"success\" = FALSE WHERE \"version\" = '2'");
            assertThat(isComplete(database)).isFalse();

            gangway.jdbc.update("DELETE FROM gangway.\"gangway_history\" WHERE \"version\" = '2'");
            assertThat(isComplete(database)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anEmptyDatabaseIsNotComplete(TestDatabases kind) throws SQLException {
        try (var empty = kind.empty()) {
            assertThat(isComplete(new Database(empty, null, Clock.systemUTC()))).isFalse();
        }
    }

    private static boolean isComplete(Database database) {
        return MigrationHistory.isComplete(database.dataSource(), "headquarters", database.dialect(), "gangway");
    }

    private static void write(String prefix, Map<String, String> made) throws Exception {
        Map<String, String> lines = new TreeMap<>();
        if (Files.exists(LIST)) {
            Files.readAllLines(LIST).stream()
                    .filter(line -> line.contains(" = ") && !line.startsWith(prefix))
                    .forEach(line -> lines.put(line.split(" = ")[0], line.split(" = ")[1]));
        }
        made.forEach((version, checksum) -> lines.put(prefix + version, checksum));
        Files.writeString(
                LIST,
                HEAD
                        + lines.entrySet().stream()
                                .map(line -> line.getKey() + " = " + line.getValue() + '\n')
                                .collect(Collectors.joining()));
    }
}
