package dev.gangway.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables of Gangway with their columns: as this version knows them, and as a database has them. */
public final class TableColumns {
    private static final String EXPECTED = "/gangway/schema/columns.properties";

    private TableColumns() {}

    /** What this version's migrations make, in the given schemas: columns by table, such as {@code hq.customer}. */
    public static Map<String, List<String>> expected(String... schemas) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (var in = TableColumns.class.getResourceAsStream(EXPECTED);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(" = ");
                if (Arrays.asList(schemas).contains(parts[0].substring(0, parts[0].indexOf('.')))) {
                    tables.put(parts[0], List.of(parts[1].split(", ")));
                }
            });
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a database has in the given schemas, as far as its user may see it: by table the names of the columns, and whether
     * they can be written.
     */
    public static Map<String, Map<String, Boolean>> found(Database database, String... schemas) {
        Map<String, Map<String, Boolean>> tables = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            for (String schema : schemas) {
                String name = upper ? schema.toUpperCase(Locale.ROOT) : schema;
                try (ResultSet columns = connection.getMetaData().getColumns(null, name, "%", "%")) {
                    while (columns.next()) {
                        String table =
                                schema + '.' + columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                        tables.computeIfAbsent(table, key -> new TreeMap<>())
                                .put(
                                        columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                        !"YES".equals(columns.getString("IS_GENERATEDCOLUMN")));
                    }
                }
            }
            return tables;
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e.getMessage(), e);
        }
    }
}
