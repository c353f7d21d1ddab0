package dev.gangway.database;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases that Gangway has statements for; what differs between them is asked here, never by product name. */
public enum Dialect {
    /** Embedded or as a server; knows neither {@code SKIP LOCKED} nor {@code RETURNING}. */
    HSQLDB(false, false, false, ""),
    /** First-class: claims in one statement. */
    POSTGRESQL(true, true, true, "STORED");

    private final boolean claimsInOneStatement;
    private final boolean toldToPreferIndexes;
    private final boolean takesListsOfValues;
    private final String storedColumn;

    Dialect(
            boolean claimsInOneStatement,
            boolean toldToPreferIndexes,
            boolean takesListsOfValues,
            String storedColumn) {
        this.claimsInOneStatement = claimsInOneStatement;
        this.toldToPreferIndexes = toldToPreferIndexes;
        this.takesListsOfValues = takesListsOfValues;
        this.storedColumn = storedColumn;
    }

    /** The dialect of a database, asked over one short connection. */
    static Dialect of(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product.toLowerCase(Locale.ROOT)) {
                case "hsql database engine" -> HSQLDB;
                case "postgresql" -> POSTGRESQL;
                default ->
                    throw new IllegalStateException(
                            "No statements for " + product + ": Gangway runs on HSQLDB and PostgreSQL");
            };
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** Whether rows can be claimed and returned by one statement that other claimers do not wait for. */
    public boolean claimsInOneStatement() {
        return claimsInOneStatement;
    }

    /** Whether it plans by statistics, which may be older than what a table holds by now. */
    boolean isToldToPreferIndexes() {
        return toldToPreferIndexes;
    }

    /** Whether one statement can change many rows, each to values of its own. */
    boolean takesListsOfValues() {
        return takesListsOfValues;
    }

    /** The keyword that a generated column needs. */
    String storedColumn() {
        return storedColumn;
    }

    /** The folder under {@code sql/} and {@code schema/} with what must differ. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
