package dev.gangway.wiring.clocks;

import dev.gangway.database.Database;
import dev.gangway.onboarding.privacy.Retention;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every minute whether it is this node's turn to erase what is too old, from now until it is closed. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_SECONDS = Duration.ofMinutes(1).toSeconds();

    private final CamelContext context;
    private final Retention retention;
    private final ScheduledExecutorService executor;
    private volatile boolean closed;

    public Housekeeping(CamelContext context, Retention retention) {
        this.context = context;
        this.retention = retention;
        this.executor =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "gangway-housekeeping");
        executor.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** A look that fails must not be the last: the database may come back. */
    private void look() {
        try {
            retention.sweep(() -> closed);
        } catch (RuntimeException e) {
            LOG.warn("What is older than gangway.retention.* allow is not erased now: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        context.getExecutorServiceManager().shutdownGraceful(executor);
    }
}
