package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HSQLDB seeks records by their whole key: by the legal entity or the job alone, it would read thousands for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedSearchTest {
    /** An index of which only that column is used. */
    private static final Pattern ONE_COLUMN = Pattern.compile(
            "start conditions=\\[\\s*EQUAL arg_left=\\[\\s*COLUMN: \\S+\\.(DATAAREAID|JOB)\\s*\\] arg_right=\\[[^\\]]*\\]\\]");

    private EmbeddedGangway gangway;

    @BeforeAll
    void migrate() {
        gangway = new EmbeddedGangway(TestDatabases.HSQLDB);
    }

    @AfterAll
    void close() {
        gangway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger/due-claim",
                "ledger/due-claimed",
                "ledger/due-done",
                "ledger/due-put-all",
                "ledger/due-renew",
                "ledger/due-touch",
                "ledger/error-resolved",
                "leads/links-unsure",
                "leads/prospects-claimed",
                "decisions/outcomes-claimed",
                "partners/customers-existing",
                "partners/email-holders",
                "partners/prospects-open-by-email"
            })
    void recordsAreSoughtByTheirWholeKey(String statement) {
        String sql = new SqlFiles(gangway.context, "classpath:gangway/routes/")
                .statement(Dialect.HSQLDB, statement)
                .replaceAll("(?m)^--.*$", "")
                .replaceAll(":[a-z]+", "?");

        String plan = String.join("\n", gangway.jdbc.queryForList("EXPLAIN PLAN FOR " + sql, String.class));

        assertThat(plan).contains("access=INDEX PRED").doesNotContainPattern(ONE_COLUMN);
    }
}
