package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class DatabaseReasonTest {
    private final SQLException driver =
            new SQLException("Connection to db.example:5432 refused", new ConnectException("Connection refused"));
    private final SQLException pool = new SQLTransientConnectionException("request timed out after 10000ms", driver);

    @Test
    void aDatabaseThatIsAwayIsExplainedByItsDriverAndNotByThePool() {
        assertThat(Database.reason(new CannotGetJdbcConnectionException("Failed to obtain connection", pool)))
                .isEqualTo("Connection to db.example:5432 refused");
        assertThat(Database.reason(new DatabaseUnavailableException("The database does not answer", pool)))
                .isEqualTo("Connection to db.example:5432 refused");
    }

    @Test
    void otherFailuresKeepTheirWords() {
        assertThat(Database.reason(new IllegalStateException("No number sequence 'Prospect'")))
                .isEqualTo("No number sequence 'Prospect'");
    }
}
