package dev.gangway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Transactions of one process on HSQLDB. */
class TurnsTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void aTransactionWaitsForTheOneBeforeIt() throws Exception {
        try (HikariDataSource pool = TestDatabases.HSQLDB.empty()) {
            Database database = ContentionTest.node(pool);
            var begun = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var committed = new AtomicBoolean();
            Future<?> first = workers.submit(() -> database.inTransaction(() -> {
                begun.countDown();
                awaits(goOn);
                Database.afterCommit(() -> committed.set(true));
            }));
            awaits(begun);

            Future<Boolean> second = workers.submit(() -> database.inTransaction(committed::get));
            await().during(200, TimeUnit.MILLISECONDS).until(() -> !second.isDone());
            goOn.countDown();

            first.get(30, TimeUnit.SECONDS);
            assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theNextHasItsTurnAfterAFailure() throws Exception {
        try (HikariDataSource pool = TestDatabases.HSQLDB.empty()) {
            Database database = ContentionTest.node(pool);
            Future<?> failed = workers.submit(() -> database.inTransaction(() -> {
                throw new IllegalStateException("no");
            }));

            assertThat(failed).failsWithin(30, TimeUnit.SECONDS);
            assertThat(workers.submit(() -> database.inTransaction(() -> 1)).get(30, TimeUnit.SECONDS))
                    .isEqualTo(1);
        }
    }

    /** Headquarters first on one thread and the channel first on the other: neither holds what the other waits for. */
    @Test
    void aTransactionInsideAnotherDoesNotWait() throws Exception {
        try (HikariDataSource pool = TestDatabases.HSQLDB.empty();
                HikariDataSource otherPool = TestDatabases.HSQLDB.empty()) {
            Database headquarters = ContentionTest.node(pool);
            Database channel = ContentionTest.node(otherPool);
            var both = new CountDownLatch(2);
            Future<?> down = workers.submit(() -> nested(headquarters, channel, both));
            Future<?> up = workers.submit(() -> nested(channel, headquarters, both));

            assertThat(down).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(up).succeedsWithin(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTransactionOfItsOwnInsideAnotherDoesNotWait() throws Exception {
        try (HikariDataSource pool = TestDatabases.HSQLDB.empty()) {
            Database database = ContentionTest.node(pool);
            var jdbc = new JdbcTemplate(pool);
            jdbc.execute("CREATE TABLE account (id INTEGER PRIMARY KEY)");

            Future<?> inner = workers.submit(() -> database.inTransaction(() -> {
                database.inOwnTransaction(() -> jdbc.update("INSERT INTO account VALUES (1)"));
                database.inTransaction(() -> jdbc.update("INSERT INTO account VALUES (2)"));
            }));

            assertThat(inner).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM account", Integer.class))
                    .isEqualTo(2);
        }
    }

    private static void nested(Database outer, Database inner, CountDownLatch both) {
        outer.inTransaction(() -> {
            both.countDown();
            awaits(both);
            inner.inTransaction(() -> {});
        });
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
