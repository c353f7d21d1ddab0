package dev.gangway.wiring.clocks;

import dev.gangway.control.Pauses;
import dev.gangway.ledger.Outages;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up for ticks that a job could not follow. A job that runs every few seconds gets the next one soon; one that runs at
 * night would wait for the next night because it was paused, or had to wait for an outage, at the wrong minute. So such a
 * job runs once as soon as it may, however many ticks it has missed. Thread-safe.
 */
public final class MissedTicks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MissedTicks.class);
    private static final long EVERY_MILLIS = Duration.ofSeconds(1).toMillis();

    private final CamelContext context;
    private final Collection<String> jobs;
    private final Pauses pauses;
    private final Outages outages;
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final ProducerTemplate producer;
    private final ScheduledExecutorService executor;

    /** @param jobs those whose next tick may be far away */
    public MissedTicks(CamelContext context, Collection<String> jobs, Pauses pauses, Outages outages) {
        this.context = context;
        this.jobs = jobs;
        this.pauses = pauses;
        this.outages = outages;
        this.producer = context.createProducerTemplate();
        this.executor =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "gangway-missed-ticks");
        pauses.onRefusal(missed::add);
        executor.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            jobs.forEach(this::look);
        } catch (RuntimeException e) {
            LOG.debug("Missed ticks are made up for later", e);
        }
    }

    private void look(String job) {
        boolean interrupted = outages.reason(job) != null;
        if ((missed.contains(job) || interrupted)
                && outages.ready(job)
                && pauses.of(job).isEmpty()) {
            missed.remove(job);
            // it holds one, so this is never more than the tick that was missed
            producer.sendBody(Clocks.waitingRoom(job), "");
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
        producer.stop();
    }
}
