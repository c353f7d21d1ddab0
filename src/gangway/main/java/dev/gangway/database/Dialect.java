package dev.gangway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases that Gangway has statements for; what differs between them is asked here, never by product name. */
public enum Dialect {
    /** Embedded or as a server; knows neither {@code SKIP LOCKED} nor {@code RETURNING}. */
    HSQLDB(false, false, false, false, "", "\\s\\p{Z}\\p{Cc}\\p{Cf}"),
    /** First-class: claims in one statement. */
    POSTGRESQL(
            true,
            true,
            true,
            true,
            "STORED",
            // it knows no classes of Unicode
            "\\u0001-\\u0020\\u007F-\\u00A0\\u00AD\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u1680\\u180E\\u2000-\\u200F"
                    + "\\u2028-\\u202F\\u205F-\\u2064\\u2066-\\u206F\\u3000\\uFEFF\\uFFF9-\\uFFFB\\U000110BD\\U000110CD"
                    + "\\U00013430-\\U0001343F\\U0001BCA0-\\U0001BCA3\\U0001D173-\\U0001D17A\\U000E0001"
                    + "\\U000E0020-\\U000E007F");

    private final boolean claimsInOneStatement;
    private final boolean toldToPreferIndexes;
    private final boolean takesListsOfValues;
    private final boolean findsWords;
    private final String storedColumn;
    /** What nobody sees, as a class of regular expressions without its brackets. */
    private final String invisible;

    Dialect(
            boolean claimsInOneStatement,
            boolean toldToPreferIndexes,
            boolean takesListsOfValues,
            boolean findsWords,
            String storedColumn,
            String invisible) {
        this.claimsInOneStatement = claimsInOneStatement;
        this.toldToPreferIndexes = toldToPreferIndexes;
        this.takesListsOfValues = takesListsOfValues;
        this.findsWords = findsWords;
        this.storedColumn = storedColumn;
        this.invisible = invisible;
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
            throw new DatabaseUnavailableException("No connection to the database: " + e.getMessage(), e);
        }
    }

    static boolean isPostgresql(Connection connection) throws SQLException {
        return "PostgreSQL".equalsIgnoreCase(connection.getMetaData().getDatabaseProductName());
    }

    /** Whether rows can be claimed and returned by one statement that other claimers do not wait for. */
    public boolean claimsInOneStatement() {
        return claimsInOneStatement;
    }

    /**
     * Whether transactions of this process run one after the other. HSQLDB gains nothing from several: they wait for one
     * lock at each row that they look at, and lose to each other where both write.
     */
    boolean takesTurns() {
        return this == HSQLDB;
    }

    /** Whether it plans by statistics, which may be older than what a table holds by now. */
    boolean isToldToPreferIndexes() {
        return toldToPreferIndexes;
    }

    /** Whether one statement can change many rows, each to values of its own. */
    boolean takesListsOfValues() {
        return takesListsOfValues;
    }

    /** Whether it has an index of the words in names. */
    public boolean findsWords() {
        return findsWords;
    }

    /** The keyword that a generated column needs. */
    String storedColumn() {
        return storedColumn;
    }

    /** The expression of an e-mail address without what nobody sees around it, in small ASCII letters; as {@code Fold}. */
    String folded(String column) {
        String ends = "'^[" + invisible + "]+|[" + invisible + "]+$', ''";
        return small("REGEXP_REPLACE(" + column + ", " + ends + (this == POSTGRESQL ? ", 'g'" : "") + ")");
    }

    /** LOWER is another function in each database and each of their locales. */
    static String small(String text) {
        return "TRANSLATE(" + text + ", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";
    }

    /** The folder under {@code sql/} and {@code schema/} with what must differ. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
