package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.ServiceUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Options that decide when the consumer reads and where it goes on, Camel's own among them. */
class ConsumerOptionsTest extends ComponentTestCase {
    private static final String FAST = "&delay=50&initialDelay=0&adaptive=false&stateRepository=#cursors&cursorKey=";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final MemoryStateRepository cursors = new MemoryStateRepository();

    @BeforeEach
    void bind() {
        context.getRegistry().bind("cursors", cursors);
        cursors.start();
    }

    private void follow(String route, String options, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failures");
                from("dataverse:changes/leads?select=subject" + options)
                        .routeId(route)
                        .process(processor);
            }
        });
    }

    private void note(Exchange exchange) {
        seen.add(exchange.getMessage().getBody(JsonNode.class).path("subject").asText());
    }

    private void create(String subject) throws Exception {
        send("dataverse:create/leads", lead(subject));
    }

    @Test
    void anExpiredCursorCanGoOnWithWhatChangesFromNowOn() throws Exception {
        create("a");
        follow("follow", FAST + "mine&onExpired=now", this::note);
        await().until(() -> cursors.getState("mine") != null);
        context.getRouteController().stopRoute("follow");
        String before = cursors.getState("mine");
        sandbox.control().expireDeltas();
        create("missed");

        context.getRouteController().startRoute("follow");
        await().until(() -> !before.equals(cursors.getState("mine")));
        create("c");

        await().untilAsserted(() -> assertThat(seen).containsExactly("a", "c"));
    }

    @Test
    void aGreedyOneReadsOnWhileThereIsAnything() throws Exception {
        create("a");
        follow("follow", "&delay=3600000&initialDelay=0&greedy=true&stateRepository=#cursors", exchange -> {
            note(exchange);
            if (seen.size() == 1) {
                create("b");
            }
        });

        await().untilAsserted(() -> assertThat(seen).containsExactly("a", "b"));
    }

    @Test
    void anOutageGoesThroughTheRouteWhenItIsBridged() throws Exception {
        MockEndpoint failures = context.getEndpoint("mock:failures", MockEndpoint.class);
        sandbox.control().down();
        follow("follow", FAST + "mine&bridgeErrorHandler=true", this::note);

        await().until(() -> !failures.getReceivedExchanges().isEmpty());
        assertThat(failures.getReceivedExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(ServiceUnavailableException.class);
        sandbox.control().up();
        create("a");
        await().untilAsserted(() -> assertThat(seen).containsExactly("a"));
    }

    @Test
    void whoStopsTakesNoOtherAlong() throws Exception {
        follow("first", FAST + "first", exchange -> {});
        follow("second", FAST + "second", this::note);
        await().until(() -> cursors.getState("first") != null && cursors.getState("second") != null);

        context.getRouteController().stopRoute("first");
        context.removeRoute("first");
        create("a");

        await().untilAsserted(() -> assertThat(seen).containsExactly("a"));
    }

    @Test
    void theAgeOfItsCursorIsAMetricOfTheHost() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        context.getRegistry().bind("meters", meters);
        follow("follow", FAST + "mine", exchange -> {});

        Gauge age = meters.get("dataverse.cursor.age")
                .tags("routeId", "follow", "table", "leads")
                .gauge();
        await().until(() -> age.value() >= 0);
        context.getRouteController().stopRoute("follow");
        assertThat(meters.getMeters()).isEmpty();
    }
}
