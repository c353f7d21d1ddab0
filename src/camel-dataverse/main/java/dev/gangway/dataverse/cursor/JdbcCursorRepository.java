package dev.gangway.dataverse.cursor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Stores cursors in a table of a SQL database, one row each. If the data source takes part in the route's transaction
 * (such as Spring's {@code TransactionAwareDataSourceProxy}) and the route uses {@code commit=manual}, the route's
 * writes and the cursor are stored together or not at all. Connections are used as provided: one without auto-commit
 * must be committed by its provider.
 *
 * <p>The statements are plain SQL and are tested on HSQLDB and PostgreSQL.
 */
public class JdbcCursorRepository extends ServiceSupport implements CursorRepository {
    /** A table name, optionally with its schema. */
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private static final String INTEGRITY = "23";

    private DataSource dataSource;
    private String table = "dataverse_cursor";
    private boolean createTable;

    /** Constructor for beans; needs {@link #setDataSource(DataSource)}. */
    public JdbcCursorRepository() {}

    /** Uses the table {@code dataverse_cursor}. */
    public JdbcCursorRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Returns the statement that creates the table; {@link #setCreateTable(boolean)} runs it when the table is
     * missing.
     */
    public String definition() {
        return "CREATE TABLE " + table + " (name VARCHAR(255) NOT NULL PRIMARY KEY, place VARCHAR(8000) NOT NULL,"
                + " moved TIMESTAMP NOT NULL)";
    }

    @Override
    protected void doStart() {
        Objects.requireNonNull(dataSource, "dataSource");
        if (createTable && !exists()) {
            run(definition(), statement -> {
                try {
                    return statement.executeUpdate();
                } catch (SQLException e) {
                    if (exists()) {
                        // another node created it at the same moment
                        return 0;
                    }
                    throw e;
                }
            });
        }
    }

    private boolean exists() {
        try {
            return run("SELECT COUNT(*) FROM " + table, PreparedStatement::execute);
        } catch (RuntimeCamelException e) {
            return false;
        }
    }

    @Override
    public String getState(String name) {
        return run("SELECT place FROM " + table + " WHERE name = ?", statement -> {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        });
    }

    @Override
    public void setState(String name, String place) {
        if (place == null) {
            delete(name);
        } else if (update(name, place) == 0 && !insert(name, place)) {
            update(name, place);
        }
    }

    @Override
    public boolean advance(String name, String before, String after) {
        if (before == null) {
            return insert(name, after);
        }
        return run("UPDATE " + table + " SET place = ?, moved = ? WHERE name = ? AND place = ?", statement -> {
            statement.setString(1, after);
            statement.setTimestamp(2, Timestamp.from(Instant.now()));
            statement.setString(3, name);
            statement.setString(4, before);
            return statement.executeUpdate() == 1;
        });
    }

    private int update(String name, String place) {
        return run("UPDATE " + table + " SET place = ?, moved = ? WHERE name = ?", statement -> {
            statement.setString(1, place);
            statement.setTimestamp(2, Timestamp.from(Instant.now()));
            statement.setString(3, name);
            return statement.executeUpdate();
        });
    }

    /** @return false when there is one already */
    private boolean insert(String name, String place) {
        if (getState(name) != null) {
            return false;
        }
        return run("INSERT INTO " + table + " (name, place, moved) VALUES (?, ?, ?)", statement -> {
            statement.setString(1, name);
            statement.setString(2, place);
            statement.setTimestamp(3, Timestamp.from(Instant.now()));
            try {
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY)) {
                    return false;
                }
                throw e;
            }
        });
    }

    private void delete(String name) {
        run("DELETE FROM " + table + " WHERE name = ?", statement -> {
            statement.setString(1, name);
            return statement.executeUpdate();
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException(
                    "The table of cursors, " + table + ", cannot be used: " + e.getMessage(), e);
        }
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getTable() {
        return table;
    }

    /** Sets the table's name, optionally with its schema. */
    public void setTable(String table) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("Not the name of a table: " + table);
        }
        this.table = table;
    }

    public boolean isCreateTable() {
        return createTable;
    }

    /** Sets whether to create the table when it is missing. */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }
}
