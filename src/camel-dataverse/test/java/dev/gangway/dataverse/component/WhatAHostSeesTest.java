package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
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
}
