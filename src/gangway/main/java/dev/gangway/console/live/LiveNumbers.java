package dev.gangway.console.live;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest {@link Snapshot}, however many look at it. It is taken anew every two seconds while somebody looks, more rarely
 * when counting takes long, and not at all when nobody does. Thread-safe.
 */
public final class LiveNumbers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveNumbers.class);
    private static final long TICK = Duration.ofMillis(250).toNanos();
    private static final long EVERY = Duration.ofSeconds(2).toNanos();
    private static final long LOOKED_AT = Duration.ofSeconds(30).toNanos();
    private static final long IDLE_SAMPLE = Duration.ofSeconds(15).toNanos();
    private static final long STAGES_EVERY = Duration.ofSeconds(10).toNanos();
    /** So much longer than the counting itself is the pause after it, for it reads whole tables. */
    private static final long STAGES_REST = 50;

    private static final long REST = 5;
    /** How long a page waits for numbers that are being counted. */
    private static final long PATIENCE = Duration.ofMillis(50).toNanos();

    private final Census census;
    private final Rates rates = new Rates();
    private final ScheduledExecutorService clock;
    private final Object taken = new Object();

    private volatile Snapshot latest = Snapshot.NONE;
    private volatile long looked = System.nanoTime() - LOOKED_AT;
    private volatile long nextTake = System.nanoTime();
    private long nextSample = System.nanoTime();
    private long nextStages = System.nanoTime();
    private Map<String, Long> stages = Map.of();

    public LiveNumbers(Census census) {
        this.census = census;
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "gangway-console");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::tick, 0, TICK, TimeUnit.NANOSECONDS);
    }

    /** The numbers as of now, or, when counting takes its time, as of shortly before. */
    public Snapshot look() {
        long now = System.nanoTime();
        looked = now;
        if (nextTake - now <= 0) {
            synchronized (taken) {
                clock.execute(this::tick);
                Snapshot before = latest;
                try {
                    while (latest == before && System.nanoTime() - now < PATIENCE) {
                        TimeUnit.NANOSECONDS.timedWait(taken, PATIENCE - (System.nanoTime() - now));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return latest;
    }

    private void tick() {
        long now = System.nanoTime();
        boolean watched = now - looked < LOOKED_AT;
        try {
            if (watched && now - nextTake >= 0) {
                take(now);
            } else if (!watched && now - nextSample >= 0) {
                nextSample = now + IDLE_SAMPLE;
                rates.sample(now, census.runs());
            }
        } catch (RuntimeException e) {
            LOG.debug("The console's numbers are not there", e);
            nextTake = System.nanoTime() + EVERY;
            publish(latest.failed(Database.reason(e)));
        }
    }

    private void take(long begun) {
        List<Row> runs = census.runs();
        rates.sample(begun, runs);
        publish(census.take(runs, rates, stages));
        long ended = System.nanoTime();
        nextTake = ended + Math.max(EVERY, REST * (ended - begun));
        if (ended - nextStages >= 0) {
            stages = census.stages();
            long counted = System.nanoTime();
            nextStages = counted + Math.max(STAGES_EVERY, STAGES_REST * (counted - ended));
            publish(latest.with(stages));
        }
    }

    private void publish(Snapshot snapshot) {
        synchronized (taken) {
            latest = snapshot;
            taken.notifyAll();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
