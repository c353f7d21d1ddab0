package dev.gangway.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two transactions met at the same rows and the database chose one to lose: nothing is wrong, and the loser is repeated.
 * Only a whole transaction can be; inside one that is open on this thread nothing is repeated.
 */
final class Contention {
    /** Serialization failure, and PostgreSQL's deadlock. */
    private static final Set<String> LOST = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(Contention.class);

    private Contention() {}

    /**
     * Repeats the work while it loses.
     *
     * @throws TransientDataAccessException when it has lost too often: then the job waits, as in an outage
     */
    static <T> T repeat(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS || !isLost(e)) {
                    throw e;
                }
                LOG.debug("Repeated after contention: {}", Database.reason(e));
                // not at the same moment as the winner's next
                long pause = FIRST_PAUSE.toNanos() << attempt;
                LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
            }
        }
    }

    private static boolean isLost(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && LOST.contains(String.valueOf(refusal.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
