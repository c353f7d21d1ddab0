package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.DataverseComponent;
import dev.gangway.ledger.Job;
import dev.gangway.sandbox.SalesSandbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.engine.DefaultRuntimeEndpointRegistry;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Camel offers for endpoints works on Sales. */
class SalesEndpointsTest {
    private static final String CHUNK = Job.PROSPECTS_TO_LEADS.id() + "-chunk";

    private final SalesSandbox sales = SalesSandbox.builder().strict(true).start();

    @AfterEach
    void close() {
        sales.close();
    }

    private EmbeddedGangway gangway(Consumer<CamelContext> host) {
        return new EmbeddedGangway(
                TestDatabases.HSQLDB.fresh(), host, SandboxSettings.pairs(sales, "gangway.errors.retry-seconds", "0"));
    }

    @Test
    void aMockCanStandInThePlaceOfSales() throws Exception {
        try (var gangway = gangway(host -> {})) {
            AdviceWith.adviceWith(gangway.context, CHUNK, chunk -> chunk.mockEndpointsAndSkip("dataverse:batch*"));
            MockEndpoint mock = gangway.context.getEndpoint("mock:dataverse:batch", MockEndpoint.class);
            mock.whenAnyExchangeReceived(SalesEndpointsTest::acceptAll);
            gangway.submitMany(3);
            gangway.runAll();

            assertThat(gangway.count("gangway.link")).isEqualTo(3);
            assertThat(mock.getReceivedExchanges()).isNotEmpty();
            assertThat(sales.control().requests())
                    .noneMatch(request -> request.path().contains("$batch"));
        }
    }

    private static void acceptAll(Exchange exchange) {
        List<?> operations = exchange.getMessage().getBody(List.class);
        assertThat(operations).hasOnlyElementsOfType(Operation.class);
        exchange.getMessage()
                .setBody(operations.stream()
                        .map(operation -> new Outcome(Verdict.DONE, 204, null, null, null, null))
                        .toList());
    }

    /** An interceptor that forgets to answer must not pass for Sales. */
    @Test
    void whoDoesNotAnswerAsSalesDoesIsFoundOut() throws Exception {
        try (var gangway = gangway(host -> {})) {
            AdviceWith.adviceWith(gangway.context, CHUNK, chunk -> chunk.interceptSendToEndpoint("dataverse:batch*")
                    .skipSendToOriginalEndpoint()
                    .process(exchange -> exchange.getMessage().setBody(List.of())));
            gangway.submitMany(1);
            gangway.gangway.run("P-0001");
            gangway.gangway.run("synchronize-channel-requests");

            assertThat(gangway.gangway.run(Job.PROSPECTS_TO_LEADS.id()).paused())
                    .contains("in its place");
            assertThat(gangway.count("gangway.link")).isZero();
            assertThat(gangway.text("SELECT COUNT(*) FROM gangway.due WHERE owner IS NOT NULL"))
                    .isEqualTo("0");
        }
    }

    @Test
    void everyCallIsCountedUnderItsEndpoint() {
        Map<String, AtomicLong> sent = new ConcurrentHashMap<>();
        try (var gangway = gangway(context -> {
            countEndpoints(context);
            context.getManagementStrategy().addEventNotifier(counting(sent));
        })) {
            gangway.submitMany(2);
            gangway.runAll();
            sales.control().disqualify(UUID.fromString(gangway.text("SELECT MIN(leadid) FROM gangway.link")), 5);
            gangway.runAll();

            assertThat(sent)
                    .containsOnlyKeys(
                            "dataverse://batch",
                            "dataverse://retrieveAll/leads",
                            "dataverse://changes/leads",
                            "dataverse://changes/opportunities");
            assertThat(gangway.context.getRuntimeEndpointRegistry().getAllEndpoints(false).stream()
                            .map(uri -> uri.replaceFirst("\\?.*", "")))
                    .containsAll(sent.keySet());
            assertThat(sent.get("dataverse://batch").get()
                            + sent.get("dataverse://retrieveAll/leads").get())
                    .isEqualTo(requests("POST", "$batch"));
            assertThat(sent.get("dataverse://changes/leads").get()).isEqualTo(requests("GET", "leads"));
            assertThat(gangway.context.getEndpoints())
                    .noneMatch(endpoint -> endpoint.getEndpointUri().contains(sales.clientSecret()));
        }
    }

    private static EventNotifier counting(Map<String, AtomicLong> sent) {
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeSentEvent done) {
                    String uri = done.getEndpoint().getEndpointBaseUri();
                    if (uri.startsWith("dataverse:")) {
                        sent.computeIfAbsent(uri, key -> new AtomicLong()).incrementAndGet();
                    }
                }
            }
        };
    }

    /** Without the one look at leads of unknown origin, which is no step of a route. */
    private long requests(String method, String path) {
        return sales.control().requests().stream()
                .filter(request -> request.method().equals(method)
                        && !request.path().contains("filter")
                        && request.path().replaceFirst("\\?.*", "").endsWith(path))
                .count();
    }

    private static void countEndpoints(CamelContext context) {
        var registry = new DefaultRuntimeEndpointRegistry();
        context.setRuntimeEndpointRegistry(registry);
        context.getManagementStrategy().addEventNotifier(registry);
    }

    @Test
    void aComponentOfTheHostKeepsItsEnvironment() throws Exception {
        try (var hosts = SalesSandbox.builder().strict(true).start();
                var gangway = gangway(context -> {
                    var own = context.getComponent("dataverse", DataverseComponent.class)
                            .getConfiguration();
                    own.setEnvironment(hosts.url().toString());
                    own.setTokenEndpoint(hosts.tokenUrl().toString());
                    own.setClientId(hosts.clientId());
                    own.setClientSecret(hosts.clientSecret());
                })) {
            gangway.submitMany(2);
            gangway.runAll();
            try (var template = gangway.context.createProducerTemplate()) {
                template.requestBody("dataverse:create/leads", Map.of("subject", "Host's", "lastname", "Berg"));
            }

            assertThat(hosts.control().requests())
                    .extracting(request -> request.method())
                    .containsOnly("POST");
            assertThat(gangway.count("gangway.link")).isEqualTo(2);
            assertThat(sales.control().violations()).isEmpty();
        }
    }
}
