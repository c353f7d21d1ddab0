package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class WorkQueueTest {
    private static final String JOB = "prospects-to-leads";

    private static final class Ledger implements AutoCloseable {
        final SqlFiles files = new SqlFiles(new DefaultCamelContext(), "classpath:gangway/routes/");
        final HikariDataSource dataSource;
        final Database database;
        final JdbcTemplate jdbc;
        final WorkQueue queue;

        Ledger(TestDatabases kind) {
            dataSource = kind.fresh();
            database = new Database(dataSource, files, Clock.systemUTC());
            Schema.headquarters(database).migrate();
            jdbc = new JdbcTemplate(dataSource);
            queue = new WorkQueue(database, Duration.ofMinutes(5), "this node", new WorkingTime(Clock.systemUTC()));
        }

        void leaseEnds() {
            jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP WHERE owner IS NOT NULL");
        }

        @Override
        public void close() {
            dataSource.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aJobThatAPersonStoppedClaimsNothing(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            var stopped = new AtomicReference<String>("by anna");
            var time = new WorkingTime(Clock.systemUTC(), job -> job.equals(JOB) ? stopped.get() : null);
            var queue = new WorkQueue(ledger.database, Duration.ofMinutes(5), "this node", time);
            queue.put(JOB, "USMF", "P-1");
            queue.put("1010", "USMF", "customer/1");

            assertThat(queue.claim(JOB, 10).isAny()).isFalse();
            assertThat(queue.claim("1010", 10).isAny()).isTrue();

            stopped.set(null);
            assertThat(queue.claim(JOB, 10).isAny()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void fourWorkersAtOnceGetEachRecordOnce(TestDatabases kind) throws Exception {
        try (var ledger = new Ledger(kind)) {
            int records = 2000;
            ledger.queue.putAll(
                    JOB,
                    IntStream.range(0, records)
                            .mapToObj(i -> new RecordKey("USMF", "P-" + i))
                            .toList());
            var seen = new ConcurrentLinkedQueue<String>();
            var workers = Executors.newFixedThreadPool(4);
            List<Future<?>> futures = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> workers.submit(() -> {
                        for (Claim claim = ledger.queue.claim(JOB, 10);
                                claim.isAny();
                                claim = ledger.queue.claim(JOB, 10)) {
                            Claim mine = claim;
                            mine.keys().forEach(key -> seen.add(key.id()));
                            ledger.database.inTransaction(() -> ledger.queue.done(mine));
                        }
                    }))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
            workers.shutdown();

            assertThat(seen).hasSize(records).doesNotHaveDuplicates();
            assertThat(ledger.queue.counts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aWorkerThatComesBackAfterItsLeaseAcknowledgesNothing(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            ledger.queue.put(JOB, "USMF", "P-1");
            Claim slow = ledger.queue.claim(JOB, 10);
            ledger.leaseEnds();
            Claim quick = ledger.queue.claim(JOB, 10);

            assertThat(quick.records()).hasSize(1);
            assertThatThrownBy(() -> ledger.queue.done(slow)).isInstanceOf(LeaseLostException.class);
            ledger.queue.done(quick);
            assertThat(ledger.queue.counts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRecordThatChangesWhileItIsWorkedOnIsDueAgain(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            ledger.queue.put(JOB, "USMF", "P-1");
            Claim claim = ledger.queue.claim(JOB, 10);
            ledger.queue.put(JOB, "USMF", "P-1");
            assertThat(ledger.queue.claim(JOB, 10).isAny()).isFalse();
            ledger.queue.done(claim);

            Claim again = ledger.queue.claim(JOB, 10);
            assertThat(again.keys()).containsExactly(new RecordKey("USMF", "P-1"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOutageGivesRecordsBackWithoutCountingAnAttempt(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            ledger.queue.put(JOB, "USMF", "P-1");
            ledger.queue.release(ledger.queue.claim(JOB, 10), Duration.ZERO);

            assertThat(ledger.queue.claim(JOB, 10).keys()).containsExactly(new RecordKey("USMF", "P-1"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRefusedRecordIsTriedThreeTimesAndThenWaitsForAPerson(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            var errors = new ErrorLedger(ledger.database, ledger.queue, 3, Duration.ZERO);
            ledger.queue.put(JOB, "USMF", "P-1");
            for (int i = 1; i <= 3; i++) {
                Claim claim = ledger.queue.claim(JOB, 10);
                errors.refused(
                        claim, claim.records().get(0), new Refusal("r", "0x80040224", "An unexpected error", false));
                int attempts = i;
                assertThat(errors.list()).singleElement().satisfies(error -> {
                    assertThat(error.attempts()).isEqualTo(attempts);
                    assertThat(error.status()).isEqualTo(attempts < 3 ? "Retrying" : "Parked");
                });
            }
            assertThat(ledger.queue.claim(JOB, 10).isAny()).isFalse();

            long id = errors.list().get(0).id();
            assertThat(errors.retry(id)).isTrue();
            Claim retried = ledger.queue.claim(JOB, 10);
            errors.resolved(retried);
            ledger.queue.done(retried);
            assertThat(errors.list()).isEmpty();
            assertThat(errors.retry(id)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDiscardedErrorIsNeitherListedNorTriedAgain(TestDatabases kind) {
        try (var ledger = new Ledger(kind)) {
            var errors = new ErrorLedger(ledger.database, ledger.queue, 3, Duration.ZERO);
            ledger.queue.put(JOB, "USMF", "P-1");
            Claim claim = ledger.queue.claim(JOB, 10);
            errors.refused(claim, claim.records().get(0), new Refusal(null, "x", "y", false));
            assertThat(errors.discard(errors.list().get(0).id())).isTrue();

            assertThat(errors.list()).isEmpty();
            assertThat(ledger.queue.counts()).isEqualTo(Map.of());
        }
    }

    /** Leases are in the database's time, and a session's time zone does not change what time it is. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aClaimHoldsInEveryTimeZone(TestDatabases kind) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try (var ledger = new Ledger(kind)) {
            ledger.queue.put(JOB, "USMF", "P-1");
            assertThat(ledger.queue.claim(JOB, 10).isAny()).isTrue();
            ledger.queue.put(JOB, "USMF", "P-2");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            try (var elsewhere = TestDatabases.another(ledger.dataSource)) {
                var database = new Database(elsewhere, ledger.files, Clock.systemUTC());
                var queue =
                        new WorkQueue(database, Duration.ofMinutes(5), "that node", new WorkingTime(Clock.systemUTC()));

                assertThat(queue.claim(JOB, 10).keys()).containsExactly(new RecordKey("USMF", "P-2"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(ledger.queue.claim(JOB, 10).isAny()).isFalse();
                ledger.leaseEnds();
                assertThat(queue.claim(JOB, 10).records()).hasSize(2);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
