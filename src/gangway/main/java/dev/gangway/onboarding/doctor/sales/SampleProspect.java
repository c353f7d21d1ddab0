package dev.gangway.onboarding.doctor.sales;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.UUID;

/** A prospect with all columns of the table filled, texts as long as the table allows. */
final class SampleProspect {
    private SampleProspect() {}

    static ObjectNode of(Database headquarters) {
        ObjectNode prospect = JsonNodeFactory.instance.objectNode();
        try (Connection connection = headquarters.dataSource().getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            try (ResultSet columns = connection
                    .getMetaData()
                    .getColumns(null, upper ? "HQ" : "hq", upper ? "PROSPECT" : "prospect", null)) {
                while (columns.next()) {
                    fill(
                            prospect,
                            columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                            columns.getInt("DATA_TYPE"),
                            columns.getInt("COLUMN_SIZE"));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e.getMessage(), e);
        }
        prospect.put("b2bprospectstatus", "Pending");
        prospect.put("transactioncurrencyid", new UUID(0, 0).toString());
        return prospect;
    }

    private static void fill(ObjectNode prospect, String column, int type, int size) {
        switch (type) {
            case Types.VARCHAR -> prospect.put(column, "x".repeat(size));
            case Types.INTEGER, Types.DECIMAL, Types.NUMERIC -> prospect.put(column, 1);
            default -> prospect.put(column, "2026-01-01T00:00:00");
        }
    }
}
