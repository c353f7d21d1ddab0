package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.SimpleTypeConverter;
import org.junit.jupiter.api.Test;

/** The whole story in a host that has everything set up its own way, and finds it unchanged. */
class BusyHostTest {
    private HttpComponent http;
    private MailComponent smtp;
    private QuartzComponent quartz;
    private SedaComponent seda;
    private SqlComponent sql;
    private final ConcurrentLinkedQueue<String> hostFailures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> deadLetters = new ConcurrentLinkedQueue<>();

    private void setUp(CamelContext host) {
        http = new HttpComponent();
        smtp = new MailComponent(host);
        quartz = new QuartzComponent(host);
        seda = new SedaComponent();
        sql = new SqlComponent(host);
        http.setConnectTimeout(1);
        http.setResponseTimeout(1);
        http.setFollowRedirects(true);
        smtp.getConfiguration().setUsername("the host's");
        smtp.getConfiguration().setTo("nobody@host.example");
        quartz.setPrefixJobNameWithEndpointId(true);
        seda.setConcurrentConsumers(7);
        seda.setQueueSize(3);
        seda.setDefaultBlockWhenFull(true);
        sql.setUsePlaceholder(false);
        host.addComponent("http", http);
        host.addComponent("smtp", smtp);
        host.addComponent("quartz", quartz);
        host.addComponent("seda", seda);
        host.addComponent("sql", sql);
        host.getTypeConverterRegistry()
                .addFallbackTypeConverter(
                        new SimpleTypeConverter(
                                true,
                                (type, exchange, value) -> type == String.class && value instanceof List<?> list
                                        ? "host:" + list.size()
                                        : null),
                        false);
        host.getPropertiesComponent().addPropertiesSource(new HostSettings());
        host.getCamelContextExtension().setErrorHandlerFactory(redelivering());
        try {
            host.addRoutes(new HostConfiguration());
            host.addRoutes(new HostRoutes());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeadLetterChannelBuilder redelivering() {
        var builder = new DeadLetterChannelBuilder("direct:dead-letters");
        builder.maximumRedeliveries(2).redeliveryDelay(0);
        return builder;
    }

    /** The host's own source of settings, Gangway's among them. */
    private static final class HostSettings implements PropertiesSource {
        @Override
        public String getName() {
            return "host";
        }

        @Override
        public String getProperty(String name) {
            return name.equals("gangway.mail.store-url") ? "https://shop.example" : null;
        }
    }

    private final class HostConfiguration extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            routeConfiguration()
                    .onException(Exception.class)
                    .handled(true)
                    .process(exchange -> hostFailures.add(exchange.getFromRouteId()));
        }
    }

    private final class HostRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:dead-letters").routeId("dead-letters").process(exchange -> deadLetters.add("one"));
            from("direct:orders").routeId("orders").throwException(new IllegalStateException("no stock"));
            from("seda:parcels").routeId("parcels").to("mock:parcels");
        }
    }

    @Test
    void theStoryIsToldAndTheHostIsAsItWas() {
        try (var world = new World(TestDatabases.HSQLDB, this::setUp, "gangway.schedules", "true")) {
            String request = world.partnerAsks();
            await().untilAsserted(() ->
                    assertThat(world.gangway.count("gangway.link")).isEqualTo(1));
            world.win(world.lead(request));
            await().untilAsserted(() -> assertThat(world.mails()).hasSize(1));
            await().untilAsserted(
                            () -> assertThat(world.gangway.count("ax.customer")).isEqualTo(2));

            CamelContext host = world.gangway.context;
            assertThat(List.of(
                            host.getComponent("http"),
                            host.getComponent("smtp"),
                            host.getComponent("quartz"),
                            host.getComponent("seda"),
                            host.getComponent("sql")))
                    .containsExactly(http, smtp, quartz, seda, sql);
            assertThat(sql.getDataSource()).isSameAs(world.gangway.dataSource);
            assertThat(smtp.getConfiguration().getUsername()).isEqualTo("the host's");
            assertThat(seda.getConcurrentConsumers()).isEqualTo(7);
            assertThat(hostFailures).isEmpty();
            assertThat(deadLetters).isEmpty();
            assertThat(host.getRoutes()).extracting("id").contains("orders", "parcels", "dead-letters");
        }
    }

    @Test
    void failuresGoToThoseWhoseTheyAre() {
        try (var world = new World(TestDatabases.HSQLDB, this::setUp)) {
            world.sales.control().down();
            world.partnerAsks();
            world.runAll();
            assertThat(world.run("prospects-to-leads").paused()).isNotNull();
            assertThat(hostFailures).isEmpty();
            assertThat(deadLetters).isEmpty();

            world.gangway.context.createProducerTemplate().sendBody("direct:orders", UUID.randomUUID());
            assertThat(hostFailures).containsExactly("orders");
        } catch (CamelExecutionException e) {
            throw new AssertionError("the host's own handling was lost", e);
        }
    }
}
