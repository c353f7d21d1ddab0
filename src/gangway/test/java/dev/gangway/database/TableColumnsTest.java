package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The list that doctor compares a database with is what the migrations make. After a new migration run this test with
 * {@code -Dcolumns.write=true}, which writes the list anew.
 */
class TableColumnsTest {
    private static final Path LIST = Path.of("src/gangway/main/resources/gangway/schema/columns.properties");
    private static final String HEAD =
            "# Every table of Gangway with its columns, as the migrations make them; written by"
                    + " TableColumnsTest.\n";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theListIsWhatTheMigrationsMake(TestDatabases kind) throws IOException {
        try (var gangway = new EmbeddedGangway(kind)) {
            Map<String, List<String>> made = new TreeMap<>();
            TableColumns.found(new Database(gangway.dataSource, null, Clock.systemUTC()), "ax", "gangway", "hq")
                    .forEach((table, columns) -> {
                        if (!table.endsWith("_history")
                                && !table.contains(".qrtz_")
                                && !table.endsWith("prospectjourney")) {
                            made.put(table, List.copyOf(columns.keySet()));
                        }
                    });
            if (Boolean.getBoolean("columns.write")) {
                Files.writeString(
                        LIST,
                        HEAD
                                + made.entrySet().stream()
                                        .map(table ->
                                                table.getKey() + " = " + String.join(", ", table.getValue()) + '\n')
                                        .collect(Collectors.joining()));
            } else {
                assertThat(TableColumns.expected("ax", "gangway", "hq")).isEqualTo(made);
            }
        }
    }
}
