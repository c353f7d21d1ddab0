package dev.gangway.dataverse.component.consume;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that polls fail, and once that they work again, without a stack trace per poll. Thread-safe. */
public final class OneLinePerOutage implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OneLinePerOutage.class);

    private final String name;
    private String said;
    private Instant since;

    /** @param name name of the endpoint, without its options */
    public OneLinePerOutage(String name) {
        this.name = name;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(null, null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public synchronized void handleException(String message, Exchange exchange, Throwable exception) {
        // messages contain times and counts, so only a new kind of failure is logged again
        String kind = exception.getClass().getName();
        if (kind.equals(said)) {
            LOG.debug("{} still fails", name, exception);
            return;
        }
        said = kind;
        since = since == null ? Instant.now() : since;
        LOG.warn("{} fails: {}. It is tried again, and this is said once", name, exception.toString());
    }

    /** Records that a poll succeeded. */
    public synchronized void over() {
        if (since != null) {
            LOG.info(
                    "{} works again, after {} s",
                    name,
                    Duration.between(since, Instant.now()).toSeconds());
        }
        since = null;
        said = null;
    }
}
