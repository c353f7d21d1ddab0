package dev.gangway.benchmark;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** What the documentation of camel-sql leads to: a consumer, one POST for each row, {@code onConsume} marks it. */
final class IdiomaticCamel implements Contender {
    static final String LABEL = "idiomatic Camel route, row by row";
    private static final String ROUTE = "prospects";

    private final Ground ground;
    private final CamelContext context = new DefaultCamelContext();
    private volatile CountDownLatch polled = new CountDownLatch(1);

    IdiomaticCamel(Ground ground) {
        this.ground = ground;
        var api = new WebApi(ground.sink);
        var payload = new LeadPayload(api.currency());
        context.getRegistry().bind("prospects", ground.dataSource());
        context.getRegistry().bind("untilPolled", new UntilPolled());
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("sql:SELECT * FROM peer.prospect WHERE status = 'NEW' ORDER BY status, number"
                                    + "?dataSource=#prospects&initialDelay=0&delay=10&pollStrategy=#untilPolled"
                                    + "&onConsume=UPDATE peer.prospect SET status = 'SENT' WHERE number = :#number")
                            .routeId(ROUTE)
                            .autoStartup(false)
                            .process(exchange -> {
                                Map<?, ?> row = exchange.getMessage().getBody(Map.class);
                                exchange.getMessage().setBody(payload.of(row::get));
                            })
                            .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                            .setHeader("Authorization", constant(api.authorization()))
                            .setHeader("OData-Version", constant("4.0"))
                            .setHeader("Content-Type", constant("application/json"))
                            .to(api.root() + "leads");
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.start();
    }

    /** Says when a poll has sent and marked all its rows. */
    private final class UntilPolled extends DefaultPollingConsumerPollStrategy {
        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            if (polledMessages > 0) {
                polled.countDown();
            }
        }
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public int rows(Options options) {
        return options.singleRows();
    }

    @Override
    public void prepare(int rows) {
        ground.fillPeer(rows);
        polled = new CountDownLatch(1);
    }

    @Override
    public void run(int rows) {
        try {
            context.getRouteController().startRoute(ROUTE);
            if (!polled.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The route did not come to an end");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        ground.expectAllSent();
    }

    /** Or it would poll under the next contender. */
    @Override
    public void finish() {
        try {
            context.getRouteController().stopRoute(ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
