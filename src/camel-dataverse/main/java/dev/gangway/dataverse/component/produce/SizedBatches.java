package dev.gangway.dataverse.component.produce;

import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Duration;
import java.util.List;

/** Sends batches of the size that the client's sizer suggests, and reports their results to it. */
final class SizedBatches {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Dataverse dataverse;
    private final BatchSizer sizer;
    private final Integer fixed;

    SizedBatches(Work work) {
        this.dataverse = work.dataverse();
        BatchSizer own = work.options().calling().getBatchSizer();
        this.sizer = own == null ? work.client().sizer() : own;
        this.fixed = work.options().calling().getBatchSize();
    }

    /** Returns how many operations to send next. */
    int next() {
        return fixed == null ? sizer.next() : fixed;
    }

    /**
     * Returns one outcome per operation; a request that is rejected as a whole is repeated in halves until the
     * rejected operation is found.
     */
    List<Outcome> send(List<Operation> operations) {
        long start = System.nanoTime();
        try {
            List<Outcome> outcomes = dataverse.batchInHalves(operations);
            sizer.measured(operations.size(), Duration.ofNanos(System.nanoTime() - start));
            return outcomes;
        } catch (ServiceUnavailableException e) {
            // a service that could not be reached says nothing about batch sizes
            if (e.status() == TOO_MANY_REQUESTS || e.status() == 0 && e.retryAfter() == null && isSlow(start)) {
                sizer.throttled(operations.size());
            }
            throw e;
        }
    }

    private boolean isSlow(long start) {
        return System.nanoTime() - start >= dataverse.longestAnswer().toNanos() / 2;
    }
}
