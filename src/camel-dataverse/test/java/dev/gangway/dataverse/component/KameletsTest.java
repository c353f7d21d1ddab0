package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets of the jar, loaded as Camel loads them; in place of camel-kamelet stands a direct component. */
class KameletsTest extends ComponentTestCase {
    @BeforeEach
    void load() throws Exception {
        context.addComponent("kamelet", new DirectComponent());
        context.getRegistry().bind("cursors", new MemoryStateRepository());
        for (String name :
                new String[] {"dataverse-changes-source", "dataverse-upsert-sink", "dataverse-action-sink"}) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context, "classpath:kamelets/" + name + ".kamelet.yaml"));
        }
    }

    @Test
    void upsertsAndDeliversChanges() throws Exception {
        TemplatedRouteBuilder.builder(context, "dataverse-upsert-sink")
                .routeId("upsert")
                .parameter("table", "leads")
                .parameter("environment", sandbox.url().toString())
                .add();
        UUID lead = UUID.randomUUID();
        send(
                "kamelet:source",
                "{\"leadid\":\"" + lead + "\",\"subject\":\"by kamelet\",\"lastname\":\"Berg\",\"companyname\":\"F\"}");
        assertThat(leads()).hasSize(1);

        context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:sink").to("mock:changes");
            }
        });
        TemplatedRouteBuilder.builder(context, "dataverse-changes-source")
                .routeId("changes")
                .parameter("table", "leads")
                .parameter("select", "subject")
                .parameter("cursors", "cursors")
                .add();
        MockEndpoint changes = context.getEndpoint("mock:changes", MockEndpoint.class);
        await().untilAsserted(() -> assertThat(changes.getReceivedExchanges()).hasSize(1));
        assertThat(changes.getReceivedExchanges().get(0).getMessage().getBody()).isInstanceOf(String.class);
    }

    @Test
    void callsActionsOnRows() throws Exception {
        String lead = send("dataverse:create/leads", lead("a")).getMessage().getBody(String.class);
        TemplatedRouteBuilder.builder(context, "dataverse-action-sink")
                .routeId("act")
                .parameter("action", "QualifyLead")
                .add();

        send(
                "kamelet:source",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3}",
                Map.of("CamelDataverseId", lead));

        assertThat(sandbox.control().dump()).contains("\"accounts\"");
    }

    @Test
    void namesTheArtifactOfThisBuild() throws Exception {
        var kamelet = ResourceHelper.resolveMandatoryResource(
                context, "classpath:kamelets/dataverse-upsert-sink.kamelet.yaml");

        assertThat(new String(kamelet.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .containsPattern("mvn:dev.gangway:camel-dataverse:\\d+\\.\\d+\\.\\d+")
                .contains("format: password");
    }
}
