package dev.gangway.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How many characters the columns of a table hold. Asks the database each time; meant for the way of an error. */
public final class TextWidths {
    private TextWidths() {}

    /** The text columns of a table with their lengths, by name in lower case. */
    public static Map<String, Integer> of(Database database, String schema, String table) {
        Map<String, Integer> widths = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            String schemaName = upper ? schema.toUpperCase(Locale.ROOT) : schema;
            String tableName = upper ? table.toUpperCase(Locale.ROOT) : table;
            try (ResultSet columns = connection.getMetaData().getColumns(null, schemaName, tableName, "%")) {
                while (columns.next()) {
                    if (columns.getInt("DATA_TYPE") == Types.VARCHAR) {
                        widths.put(
                                columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                columns.getInt("COLUMN_SIZE"));
                    }
                }
            }
            return widths;
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e.getMessage(), e);
        }
    }
}
