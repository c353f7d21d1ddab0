package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two transactions that want the same rows in opposite orders. */
class ContentionTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theLoserOfADeadlockIsRepeatedAndBothAreCommitted(TestDatabases kind) throws Exception {
        var workers = Executors.newFixedThreadPool(2);
        try (var pool = kind.empty()) {
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER)");
            jdbc.execute("INSERT INTO account VALUES (1, 0), (2, 0)");
            var both = new CyclicBarrier(2);
            var attempts = new AtomicInteger();
            Future<?> up = workers.submit(() -> transfer(node(pool), jdbc, both, attempts, 1, 2));
            Future<?> down = workers.submit(() -> transfer(node(pool), jdbc, both, attempts, 2, 1));
            up.get(60, TimeUnit.SECONDS);
            down.get(60, TimeUnit.SECONDS);

            assertThat(attempts.get()).isGreaterThan(2);
            assertThat(jdbc.queryForList("SELECT amount FROM account ORDER BY id", Integer.class))
                    .containsExactly(2, 2);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Each node has its own: those of one would take turns on HSQLDB. */
    static Database node(DataSource pool) {
        return new Database(pool, new SqlFiles(new DefaultCamelContext(), "file:routes/"), Clock.systemUTC());
    }

    private static void transfer(
            Database database, JdbcTemplate jdbc, CyclicBarrier both, AtomicInteger attempts, int first, int second) {
        boolean[] met = new boolean[1];
        database.inTransaction(() -> {
            attempts.incrementAndGet();
            jdbc.update("UPDATE account SET amount = amount + 1 WHERE id = ?", first);
            if (!met[0]) {
                met[0] = true;
                await(both);
            }
            jdbc.update("UPDATE account SET amount = amount + 1 WHERE id = ?", second);
        });
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
