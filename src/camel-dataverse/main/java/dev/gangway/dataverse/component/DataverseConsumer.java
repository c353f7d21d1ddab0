package dev.gangway.dataverse.component;

import dev.gangway.dataverse.component.consume.ChangeNotProcessedException;
import dev.gangway.dataverse.component.consume.OneLinePerOutage;
import dev.gangway.dataverse.component.consume.Pace;
import dev.gangway.dataverse.component.consume.PageExchanges;
import dev.gangway.dataverse.component.consume.PageInHand;
import dev.gangway.dataverse.component.consume.Reading;
import dev.gangway.dataverse.component.consume.Readings;
import dev.gangway.dataverse.component.options.CommitMode;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the changes of a table at least once, in the service's order, with a persistent cursor. */
public class DataverseConsumer extends ScheduledBatchPollingConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(DataverseConsumer.class);

    /** A host may leave it out. */
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    /** After this many pages, other polls of the same thread pool get their turn. */
    private static final int MOST_PAGES = 1000;

    private final DataverseEndpoint endpoint;
    private final OneLinePerOutage outages;

    private Reading reading;
    private Pace pace;
    private PageExchanges exchanges;
    private Runnable metrics = () -> {};

    DataverseConsumer(DataverseEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.outages = new OneLinePerOutage(endpoint.name());
        setExceptionHandler(outages);
        setPollStrategy(new SilentPollStrategy());
    }

    @Override
    protected void doStart() throws Exception {
        StateRepository<String, String> repository = endpoint.getChanging().getStateRepository();
        if (repository == null) {
            LOG.warn(
                    "{} has no stateRepository: its cursor is lost when it stops, and every start begins with {}",
                    endpoint.name(),
                    endpoint.getChanging().getInitial());
            repository = new MemoryStateRepository();
            endpoint.getChanging().setStateRepository(repository);
        }
        ServiceHelper.startService(repository);
        reading = Readings.of(
                endpoint.client(),
                endpoint.dataverse(),
                endpoint.getTarget(),
                endpoint.getReading(),
                endpoint.getChanging());
        endpoint.watch(reading);
        exchanges = new PageExchanges(endpoint.client(), endpoint.getTarget(), endpoint.getChanging(), reading);
        Duration delay = Duration.ofMillis(getTimeUnit().toMillis(getDelay()));
        Duration longest = Duration.ofMillis(endpoint.getChanging().getMaxDelay());
        pace = new Pace(delay, endpoint.getChanging().isAdaptive() ? longest : delay);
        if (endpoint.getCamelContext().getClassResolver().resolveClass(MICROMETER) != null) {
            metrics = CursorGauge.of(endpoint, getRouteId());
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        metrics.run();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        if (!pace.isDue()) {
            return 0;
        }
        int delivered = 0;
        try {
            delivered = pages();
            pace.polled(delivered);
            outages.over();
            return delivered;
        } catch (ServiceUnavailableException e) {
            if (e.retryAfter() == null) {
                throw failed(e);
            }
            pace.rest(e.retryAfter());
            return delivered;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        pace.polled(0);
        addLastErrorDetail("dataverse.table", endpoint.getTarget());
        Duration age = reading.age();
        addLastErrorDetail("dataverse.cursor.age.seconds", age == null ? "never read" : age.toSeconds());
        return failure;
    }

    private int pages() throws Exception {
        int delivered = 0;
        for (int pages = 0; pages < MOST_PAGES && isBatchAllowed(); pages++) {
            PageInHand page = reading.next();
            if (page == null && !reading.isSkipping()) {
                break;
            }
            if (page != null) {
                delivered += deliver(page);
                if (page.page().last() || page.delivered() < page.size()) {
                    break;
                }
            }
        }
        return delivered;
    }

    private int deliver(PageInHand page) throws Exception {
        Queue<Object> waiting = new ArrayDeque<>(exchanges.of(page, () -> createExchange(true)));
        int first = page.delivered();
        int done = waiting.isEmpty() ? 0 : processBatch(waiting);
        if (page.delivered() < page.size()) {
            return done;
        }
        if (endpoint.getChanging().getCommit() == CommitMode.MANUAL && !page.isEmpty()) {
            // what the route has not committed by now is read again
            page.close();
        } else {
            reading.done(page);
        }
        return page.delivered() - first;
    }

    @Override
    public int processBatch(Queue<Object> waiting) throws Exception {
        int total = waiting.size();
        int index = 0;
        while (!waiting.isEmpty() && isBatchAllowed()) {
            Exchange exchange = (Exchange) waiting.poll();
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            try {
                process(exchange);
            } finally {
                releaseExchange(exchange, false);
            }
            index++;
        }
        return index;
    }

    private void process(Exchange exchange) throws Exception {
        getProcessor().process(exchange);
        if (exchange.getException() != null || exchange.isRollbackOnly()) {
            throw new ChangeNotProcessedException(
                    "A change of " + endpoint.getTarget() + " was not processed and will be delivered again: "
                            + reason(exchange),
                    exchange.getException());
        }
        exchanges.processed(exchange);
    }

    private static String reason(Exchange exchange) {
        // the exception's message may contain the row
        return exchange.getException() == null
                ? "rolled back"
                : exchange.getException().getClass().getSimpleName();
    }
}
