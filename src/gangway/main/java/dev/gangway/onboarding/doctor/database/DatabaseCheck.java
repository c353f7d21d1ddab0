package dev.gangway.onboarding.doctor.database;

import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.sql.SQLException;
import java.util.List;

/** Whether a database answers. */
record DatabaseCheck(String name, Database database, String settings) implements Check {
    @Override
    public List<Finding> look() {
        try (var connection = database.dataSource().getConnection()) {
            var about = connection.getMetaData();
            return List.of(Finding.ok(name, about.getDatabaseProductName() + " " + about.getDatabaseProductVersion()));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e.getMessage(), e);
        }
    }

    @Override
    public String cure() {
        return "Start the database, or correct " + settings + ".url, .username and .password";
    }
}
