package dev.gangway.wiring.clocks;

import dev.gangway.database.Database;
import dev.gangway.ledger.node.Nodes;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets this node say that it lives, from now until it is closed. */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final CamelContext context;
    private final Nodes nodes;
    private final ScheduledExecutorService executor;
    private volatile boolean unheard;

    public Heartbeat(CamelContext context, Nodes nodes) {
        this.context = context;
        this.nodes = nodes;
        this.executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "gangway-heartbeat");
        beat();
        long millis = Nodes.BEAT.toMillis();
        executor.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A beat that fails must not be the last: the database may come back. */
    private void beat() {
        try {
            nodes.beat();
            if (unheard) {
                unheard = false;
                LOG.info("Headquarters answers again");
            }
        } catch (RuntimeException e) {
            if (!unheard) {
                unheard = true;
                LOG.warn("Headquarters does not answer, this node waits: {}", Database.reason(e));
            }
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
        try {
            nodes.leave();
        } catch (RuntimeException e) {
            LOG.debug("The other nodes will notice by themselves that this one has stopped: {}", e.getMessage());
        }
    }
}
