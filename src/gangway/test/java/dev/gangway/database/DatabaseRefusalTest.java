package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real refusals of both databases. */
class DatabaseRefusalTest {
    static Stream<Arguments> refusals() {
        return Stream.of(TestDatabases.values())
                .flatMap(kind -> Stream.of(
                        Arguments.of(
                                kind, "INSERT INTO t VALUES (1, 'too long', 1, 1)", true, "longer than its column"),
                        Arguments.of(kind, "INSERT INTO t VALUES (1, 'a', 100000, 1)", true, "beyond what its column"),
                        Arguments.of(kind, "INSERT INTO t VALUES (1, NULL, 1, 1)", true, "must have a value"),
                        Arguments.of(kind, "INSERT INTO t VALUES (1, 'a', 1, 0)", true, "breaks a rule"),
                        Arguments.of(kind, "INSERT INTO t VALUES (7, 'a', 1, 1)", false, "has the same key"),
                        Arguments.of(kind, "INSERT INTO u VALUES (8)", false, "belong together"),
                        Arguments.of(kind, "SELECT nothing FROM t", false, null)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatIsWrongAndWhetherItLasts(TestDatabases kind, String statement, boolean lasting, String words) {
        try (var dataSource = kind.empty()) {
            var jdbc = new JdbcTemplate(dataSource);
            jdbc.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(3) NOT NULL, small SMALLINT,"
                    + " positive INTEGER CHECK (positive > 0))");
            jdbc.execute("CREATE TABLE u (id INTEGER REFERENCES t (id))");
            jdbc.execute("INSERT INTO t VALUES (7, 'a', 1, 1)");

            Throwable e = catchThrowable(() -> jdbc.execute(statement));

            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            assertThat(refusal.lasting()).isEqualTo(lasting);
            assertThat(refusal.message()).contains(Database.reason(e));
            if (words != null) {
                assertThat(refusal.message()).contains(words);
            }
        }
    }
}
