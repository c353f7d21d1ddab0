package dev.gangway.control;

import dev.gangway.database.Database;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the wait that a service asked for, in the table {@code gangway.salesrest}: a process that starts in between
 * must not ask either, nor the other nodes. Thread-safe.
 */
public final class ServiceRest {
    private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ServiceRest.class);

    private final Database headquarters;
    private final Consumer<Duration> client;
    private final String url;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

    /**
     * @param client sends nothing for so long
     * @param url of the service's environment
     */
    public ServiceRest(Database headquarters, Consumer<Duration> client, String url) {
        this.headquarters = headquarters;
        this.client = client;
        this.url = url.substring(0, Math.min(255, url.length()));
    }

    /** Lets the client wait as long as others were told to; looks every few seconds at most. */
    public void honour() {
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + LOOK_EVERY)) {
            return;
        }
        List<Duration> left = headquarters.query(
                "control/servicerest",
                Map.of("url", url),
                (row, number) -> Duration.between(
                        row.getObject("now", OffsetDateTime.class),
                        row.getObject("resteduntil", OffsetDateTime.class)));
        left.forEach(client);
    }

    /** For all others: so long the service wants to be left alone. */
    public void writeDown(Duration wait) {
        Map<String, Object> row = Map.of("url", url, "seconds", (int) Math.max(1, wait.toSeconds()));
        try {
            if (headquarters.update("control/servicerest-update", row) == 0) {
                headquarters.insertIfAbsent("control/servicerest-insert", row);
            }
        } catch (RuntimeException e) {
            LOG.debug("Other processes will not know how long {} asks to wait: {}", url, Database.reason(e));
        }
    }
}
