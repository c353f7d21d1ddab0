package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What is intercepted, mocked, counted and traced: one endpoint per call, and not its transport beside it. */
class WhatAHostSeesTest extends ComponentTestCase {

    @Test
    void oneCallIsOneEndpoint() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeSentEvent done) {
                    sent.add(done.getEndpoint().getEndpointBaseUri());
                }
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:lead").to("dataverse:create/leads");
            }
        });

        send("direct:lead", lead("a"));

        assertThat(sent).containsExactlyInAnyOrder("direct://lead", "dataverse://create/leads");
        assertThat(context.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("http"));
    }

    @Test
    void salesCanBeIntercepted() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("*http*").setBody(constant("never"));
                interceptSendToEndpoint("dataverse:*")
                        .skipSendToOriginalEndpoint()
                        .setBody(constant("in its place"));
                from("direct:lead").to("dataverse:create/leads");
            }
        });

        assertThat(send("direct:lead", lead("a")).getMessage().getBody()).isEqualTo("in its place");
        assertThat(sandbox.control().requests()).isEmpty();
    }

    /** An endpoint that cannot work keeps the route from starting, unless the host wants it otherwise. */
    @Test
    void aProducerCanBeStartedWithItsFirstMessage() throws Exception {
        context.addComponent("bare", new DataverseComponent(context));

        assertThatThrownBy(() -> context.addRoutes(to("direct:eager", "bare:create/leads")))
                .hasStackTraceContaining("the option environment is missing");
        context.addRoutes(to("direct:lazy", "bare:create/leads?lazyStartProducer=true"));

        assertThatThrownBy(() -> send("direct:lazy", lead("a")))
                .hasStackTraceContaining("the option environment is missing");
    }

    private static RouteBuilder to(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }

    @Test
    void whoHasTheChecksOfProducersOnLearnsThatTheServiceIsAway() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.addRoutes(to("direct:lead", "dataverse:create/leads"));
        HealthCheck check = producers.stream()
                .filter(one -> one.getId().startsWith("producer:dataverse:create/leads"))
                .findFirst()
                .orElseThrow();

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        sandbox.control().down();
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        sandbox.control().up();
        context.getRouteController().stopAllRoutes();
        assertThat(producers.stream()).doesNotContain(check);
    }

    @Test
    void managementShowsTheAgeOfCursorsAndNoSecret() throws Exception {
        context.getPropertiesComponent().addInitialProperty("secret", sandbox.clientSecret());
        context.getRegistry().bind("cursors", new MemoryStateRepository());
        context.addRoutes(to("direct:lead", "dataverse:create/leads?clientSecret=RAW({{secret}})"));
        context.addRoutes(to("dataverse:changes/leads?select=subject&stateRepository=#cursors&delay=50", "log:x"));
        send("direct:lead", lead("a"));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null);
        ObjectName consumer = names.stream()
                .filter(name -> name.toString().contains("dataverse://changes/leads")
                        && "endpoints".equals(name.getKeyProperty("type")))
                .findFirst()
                .orElseThrow();

        await().until(() -> (long) server.getAttribute(consumer, "CursorAgeSeconds") >= 0);
        assertThat(names).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(name + everything(server, name))
                .doesNotContain(sandbox.clientSecret()));
    }

    /** All attributes, and the routes as they are dumped. */
    private static String everything(MBeanServer server, ObjectName name) throws Exception {
        StringBuilder all = new StringBuilder();
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            try {
                all.append(server.getAttribute(name, attribute.getName())).append('\n');
            } catch (JMException | RuntimeException e) {
                all.append(e);
            }
        }
        for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
            if (operation.getName().matches("dumpRoutes?AsXml") && operation.getSignature().length == 0) {
                all.append(server.invoke(name, operation.getName(), null, null));
            }
        }
        return all.toString();
    }
}
