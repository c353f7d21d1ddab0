package dev.gangway.dataverse.component;

import dev.gangway.dataverse.component.options.WhenThrottled;
import dev.gangway.dataverse.component.produce.ProducerOperation;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.MessageHelper;

/** Carries out the endpoint's operation for each exchange, in the route's own thread. */
public class DataverseProducer extends DefaultProducer {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long SHORTEST_WAIT = 10;

    private final DataverseEndpoint endpoint;
    private final ProducerOperation operation;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    private HealthCheck check;
    private WritableHealthCheckRepository checks;

    DataverseProducer(DataverseEndpoint endpoint, ProducerOperation operation) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = operation;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        long latest = System.nanoTime()
                + Duration.ofMillis(endpoint.getCalling().getMaxWait()).toNanos();
        while (true) {
            try {
                operation.process(exchange);
                return;
            } catch (ServiceUnavailableException e) {
                if (!isOnlyALimit(e) || !waits(e.retryAfter(), latest)) {
                    throw e;
                }
                MessageHelper.resetStreamCache(exchange.getMessage());
            }
        }
    }

    /** After a 503 nobody knows what was carried out; a 429 says so, and so does a client that sends nothing. */
    private static boolean isOnlyALimit(ServiceUnavailableException failure) {
        return failure.retryAfter() != null && (failure.status() == TOO_MANY_REQUESTS || failure.status() == 0);
    }

    /** @return whether the wait is over and the same may be sent again */
    private boolean waits(Duration wait, long latest) throws InterruptedException {
        if (endpoint.getCalling().getWhenThrottled() == WhenThrottled.FAIL
                || System.nanoTime() + wait.toNanos() > latest) {
            return false;
        }
        return !stopping.await(Math.max(SHORTEST_WAIT, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        checks = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (checks != null) {
            boolean wanted = ((HealthCheckComponent) endpoint.getComponent()).isHealthCheckProducerEnabled();
            check = new ProducerHealthCheck(endpoint, wanted);
            checks.addHealthCheck(check);
        }
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        if (check != null) {
            checks.removeHealthCheck(check);
            check = null;
        }
        super.doStop();
    }
}
