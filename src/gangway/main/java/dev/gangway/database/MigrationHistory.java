package dev.gangway.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Checks with one query whether exactly the migrations of this version have run. Flyway says the same, and takes as long as
 * all the rest of a run with nothing to do, since it reads and checks every file.
 */
final class MigrationHistory {
    private static final String EXPECTED = "/gangway/schema/history.properties";

    private MigrationHistory() {}

    /**
     * Whether a database has nothing to migrate. False also when that cannot be told; then Flyway finds out why.
     *
     * @param home {@code channel} or {@code headquarters}
     * @param schema where the history is
     */
    static boolean isComplete(DataSource dataSource, String home, Dialect dialect, String schema) {
        Map<String, String> expected = expected(home, dialect);
        try {
            return !expected.isEmpty() && expected.equals(found(dataSource, schema));
        } catch (SQLException noHistory) {
            return false;
        }
    }

    /** Version and checksum of each migration that ran; a failed one has a checksum that no file has. */
    static Map<String, String> found(DataSource dataSource, String schema) throws SQLException {
        Map<String, String> history = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT \"version\", \"checksum\", \"success\" FROM " + schema
                        + ".\"gangway_history\" WHERE \"version\" IS NOT NULL")) {
            while (row.next()) {
                history.put(row.getString(1), row.getBoolean(3) ? row.getString(2) : "failed");
            }
        }
        return history;
    }

    static Map<String, String> expected(String home, Dialect dialect) {
        String prefix = prefix(home, dialect);
        return all().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    static String prefix(String home, Dialect dialect) {
        return home + '.' + dialect.folder() + '.';
    }

    private static Map<String, String> all() {
        try (InputStream in = MigrationHistory.class.getResourceAsStream(EXPECTED)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
