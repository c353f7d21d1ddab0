package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the tables of headquarters lists each column that there is, with its type. */
class DocumentedTablesTest {
    private static final Pattern TABLE = Pattern.compile("## `(hq\\.\\w+)`");
    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| ([a-z0-9(,)]+) \\| (\\S.*) \\|");

    private static Map<String, Map<String, String>> documented() throws IOException {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        Map<String, String> columns = Map.of();
        for (String line : Files.readAllLines(Path.of("docs/tables.md"))) {
            Matcher table = TABLE.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (table.matches()) {
                columns = new LinkedHashMap<>();
                tables.put(table.group(1), columns);
            } else if (column.matches()) {
                assertThat(columns.put(column.group(1), column.group(2)))
                        .as(line)
                        .isNull();
            }
        }
        return tables;
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyColumnIsThereWithItsType(TestDatabases kind) throws Exception {
        Map<String, Map<String, String>> made = new TreeMap<>();
        try (var gangway = new EmbeddedGangway(kind);
                Connection connection = gangway.dataSource.getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            for (String table : TableColumns.expected("hq").keySet()) {
                String name = table.substring("hq.".length());
                try (ResultSet columns = connection
                        .getMetaData()
                        .getColumns(null, upper ? "HQ" : "hq", upper ? name.toUpperCase() : name, "%")) {
                    Map<String, String> types = new TreeMap<>();
                    while (columns.next()) {
                        types.put(columns.getString("COLUMN_NAME").toLowerCase(), type(columns));
                    }
                    made.put(table, types);
                }
            }
        }
        assertThat(documented()).isEqualTo(made);
    }

    private static String type(ResultSet column) throws Exception {
        int size = column.getInt("COLUMN_SIZE");
        return switch (column.getInt("DATA_TYPE")) {
            case Types.VARCHAR -> "varchar(" + size + ")";
            case Types.DECIMAL, Types.NUMERIC -> "decimal(" + size + "," + column.getInt("DECIMAL_DIGITS") + ")";
            case Types.INTEGER -> "integer";
            case Types.BIGINT -> "bigint";
            case Types.TIMESTAMP -> "timestamp";
            default -> column.getString("TYPE_NAME");
        };
    }

    /** The page says so of the tables that 1010 fills, and of those that requests come from. */
    @Test
    void theChannelsTwinsHaveTheSameColumns() throws IOException {
        Map<String, List<String>> channel = TableColumns.expected("ax");
        assertThat(channel).hasSize(4);
        Map<String, Map<String, String>> documented = documented();
        channel.forEach((table, columns) -> {
            Map<String, String> twin = documented.get(table.replace("ax.", "hq."));
            if (table.equals("ax.channelrequest")) {
                List<String> names = List.copyOf(twin.keySet());
                assertThat(columns)
                        .containsExactlyInAnyOrderElementsOf(names.subList(0, names.indexOf("createddatetime") + 1));
            } else {
                assertThat(columns).containsExactlyInAnyOrderElementsOf(twin.keySet());
            }
        });
    }
}
