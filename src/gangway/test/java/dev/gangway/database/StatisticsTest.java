package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What PostgreSQL believes about a table that a flood has just filled. */
class StatisticsTest {
    private static final String BELIEVED = "SELECT reltuples FROM pg_class WHERE oid = 'gangway.flood'::regclass";

    @Test
    void aTableThatHasGrownIsLookedAtAgain() throws IOException {
        try (HikariDataSource pool = TestDatabases.POSTGRESQL.empty();
                var context = new DefaultCamelContext()) {
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("CREATE SCHEMA gangway");
            jdbc.execute("CREATE TABLE gangway.flood (a INTEGER) WITH (autovacuum_enabled = off)");
            var database = new Database(pool, new SqlFiles(context, "classpath:gangway/routes/"), Clock.systemUTC());
            jdbc.execute("INSERT INTO gangway.flood SELECT g FROM generate_series(1, 10000) g");

            await().untilAsserted(() -> {
                database.noticeGrowth();
                assertThat(jdbc.queryForObject(BELIEVED, Double.class)).isEqualTo(10_000);
            });
            jdbc.execute("INSERT INTO gangway.flood SELECT g FROM generate_series(1, 200000) g");
            await().untilAsserted(() -> {
                database.noticeGrowth();
                assertThat(jdbc.queryForObject(BELIEVED, Double.class)).isEqualTo(210_000);
            });
        }
    }
}
