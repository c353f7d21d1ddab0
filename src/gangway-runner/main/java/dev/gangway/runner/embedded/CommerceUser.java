package dev.gangway.runner.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The user of other programs on the embedded database, such as a web shop or whoever looks around. It reads everything, and
 * writes what is Commerce's: requests in the channel, but not their replication counter, and the tables of headquarters. The
 * database's own user could write any file of this account and run Java code besides.
 */
public final class CommerceUser {
    public static final String NAME = "COMMERCE";

    private static final String COUNTER = "REPLICATIONCOUNTERFROMORIGIN";

    private CommerceUser() {}

    /**
     * Makes the user, or gives it the password, and grants it what it may do with the tables that there are now.
     *
     * @param password hexadecimal digits
     */
    static void admit(Connection connection, String password) throws SQLException {
        if (!password.matches("[0-9a-fA-F]+")) {
            throw new IllegalArgumentException("the password of " + NAME + " may only have hexadecimal digits");
        }
        try (Statement statement = connection.createStatement()) {
            boolean known = has(connection);
            statement.execute(
                    known
                            ? "ALTER USER " + NAME + " SET PASSWORD '" + password + "'"
                            : "CREATE USER " + NAME + " PASSWORD '" + password + "'");
            for (String grant : grants(connection)) {
                statement.execute(grant + " TO " + NAME);
            }
        }
    }

    private static boolean has(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM information_schema.system_users WHERE user_name = '" + NAME + "'")) {
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_schema, table_name, table_type"
                        + " FROM information_schema.tables WHERE table_schema IN ('AX', 'HQ', 'GANGWAY')")) {
            while (tables.next()) {
                String table = tables.getString(1) + ".\"" + tables.getString(2) + '"';
                boolean isWritten = tables.getString(1).equals("HQ")
                        && tables.getString(3).equals("BASE TABLE")
                        && !tables.getString(2).startsWith("GANGWAY_");
                grants.add("GRANT SELECT" + (isWritten ? ", INSERT, UPDATE, DELETE" : "") + " ON " + table);
            }
        }
        String columns = String.join(", ", columns(connection));
        if (!columns.isEmpty()) {
            grants.add("GRANT INSERT (" + columns + "), UPDATE (" + columns + "), DELETE ON ax.channelrequest");
        }
        return grants;
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'AX' AND table_name = 'CHANNELREQUEST' ORDER BY ordinal_position")) {
            while (found.next()) {
                columns.add(found.getString(1));
            }
        }
        return columns.stream()
                .filter(column -> !column.equals(COUNTER))
                .map(column -> '"' + column + '"')
                .collect(Collectors.toList());
    }
}
