package dev.gangway.ledger.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Operators at the same errors at the same time. */
class ErrorLedgerTest {
    private static final int RECORDS = 300;

    private static CompletableFuture<List<ErrorRecord>> atOnce(CyclicBarrier start, Supplier<List<ErrorRecord>> act) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        throw new IllegalStateException(e);
                    }
                    return act.get();
                },
                command -> new Thread(command).start());
    }

    @RepeatedTest(5)
    void whatOneOperatorDiscardsIsNotMadeDueByAnotherWhoRetries() {
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL);
                var other = new EmbeddedGangway(TestDatabases.another(gangway.dataSource))) {
            gangway.jdbc.batchUpdate(
                    "INSERT INTO gangway.error (job, dataareaid, subject, status, code, message, attempts, firstseen,"
                            + " lastseen) VALUES ('1010', 'USMF', ?, 'Parked', 'Row', 'too long', 1, now(), now())",
                    IntStream.range(0, RECORDS)
                            .mapToObj(i -> new Object[] {"prospect/P-" + i})
                            .toList());
            List<Long> ids = gangway.jdbc.queryForList("SELECT errorid FROM gangway.error", Long.class);
            var start = new CyclicBarrier(2);

            var retried = atOnce(start, () -> gangway.gangway.errors().retry(ids));
            var discarded = atOnce(start, () -> other.gangway.errors().discard(ids));

            assertThat(discarded.join()).hasSize(RECORDS);
            assertThat(retried.join()).hasSizeLessThanOrEqualTo(RECORDS);
            assertThat(gangway.count("gangway.error")).isZero();
            assertThat(gangway.count("gangway.due")).isZero();
        }
    }
}
