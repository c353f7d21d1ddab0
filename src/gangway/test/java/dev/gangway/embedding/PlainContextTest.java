package dev.gangway.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.Gangway;
import dev.gangway.SettingException;
import dev.gangway.database.TestDatabases;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Gangway in a plain Camel context: what it takes, what it leaves alone, and what it says when something is missing. */
class PlainContextTest {
    @Test
    void doesNothingUntilItIsEnabled() throws Exception {
        try (var context = context()) {
            context.start();

            assertThat(context.getRoutes()).isEmpty();
            assertThat(context.getRegistry().findByType(Gangway.class)).isEmpty();
        }
    }

    @Test
    void oneSettingIsEnough() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            context.start();

            assertThat(gangway(context).run("P-0001").paused()).isNull();
        }
    }

    @Test
    void aHostThatDoesBothHasOneGangway() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            Gangway gangway = Gangway.addTo(context);
            context.start();

            assertThat(context.getRegistry().findByType(Gangway.class)).containsExactly(gangway);
            assertThat(gangway.run("P-0001").paused()).isNull();
        }
    }

    @Test
    void itsPoolIsNotTakenForTheHostsDataSource() throws Exception {
        try (HikariDataSource shop = TestDatabases.HSQLDB.fresh();
                var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            context.getRegistry().bind("shop", shop);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:count-articles").to("sql:SELECT COUNT(*) FROM article?outputType=SelectOne");
                }
            });
            try (var connection = shop.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE article (id INTEGER)");
            }
            context.start();

            assertThat(context.getRegistry().findByType(DataSource.class)).containsExactly(shop);
            assertThat(context.createProducerTemplate().requestBody("direct:count-articles", "", Long.class))
                    .isZero();
        }
    }

    @Test
    void theHostsPoolStaysOpenWhateverItsName() {
        var config = new HikariConfig();
        config.setJdbcUrl(memory());
        config.setUsername("SA");
        config.setPoolName("gangway-shared");
        try (var pool = new HikariDataSource(config)) {
            var embedded = new EmbeddedGangway(pool);
            embedded.context.stop();
            embedded.gangway.close();

            assertThat(pool.isClosed()).isFalse();
        }
    }

    @Test
    void twoContextsInOneJvmDoNotSeeEachOther() {
        try (var norway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.schedules", "true");
                var denmark = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.schedules", "true")) {
            norway.submit();
            denmark.submit();
            denmark.submit();

            await().untilAsserted(() -> assertThat(norway.count("hq.prospect")).isEqualTo(1));
            await().untilAsserted(() -> assertThat(denmark.count("hq.prospect")).isEqualTo(2));
            norway.context.stop();
            denmark.submit();
            await().untilAsserted(() -> assertThat(denmark.count("hq.prospect")).isEqualTo(3));
        }
    }

    @Test
    void aContextThatIsStartedAgainGoesOn() throws Exception {
        String url = memory();
        try (var context = context("gangway.headquarters.url", url)) {
            Gangway first = Gangway.addTo(context);
            context.start();
            await().untilAsserted(() -> assertThat(first.status().runs()).isNotEmpty());
            context.stop();
            context.start();

            Gangway second = gangway(context);
            assertThat(second).isNotSameAs(first);
            assertThat(second.run("P-0001").paused()).isNull();
            assertThat(context.getRoutes()).extracting("id").contains("P-0001", "1010-clock");
        }
    }

    @Test
    void aSuspendedContextMovesNothingAndAResumedOneGoesOn() {
        try (var embedded = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.schedules", "true")) {
            await().untilAsserted(
                            () -> assertThat(embedded.count("gangway.jobrun")).isPositive());
            embedded.context.suspend();
            embedded.submit();
            assertThat(embedded.context.getRouteController().getRouteStatus("P-0001-clock"))
                    .hasToString("Suspended");
            assertThat(embedded.count("hq.channelrequest")).isZero();

            embedded.context.resume();
            await().untilAsserted(
                            () -> assertThat(embedded.count("hq.prospect")).isEqualTo(1));
        }
    }

    @Test
    void saysWhereHeadquartersIsToBeNamed() throws Exception {
        try (var context = context("gangway.enabled", "true")) {
            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("Gangway cannot start: Neither gangway.headquarters.url nor"
                            + " gangway.headquarters.datasource is set");
        }
    }

    @Test
    void saysWhichDataSourcesThereAre() throws Exception {
        try (HikariDataSource shop = TestDatabases.HSQLDB.fresh();
                var context = context("gangway.enabled", "true", "gangway.headquarters.datasource", "commerce")) {
            context.getRegistry().bind("shop", shop);

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining(
                            "gangway.headquarters.datasource names commerce, but the registry has no such DataSource; it has shop");
        }
    }

    @Test
    void saysWhichSettingOfSalesIsMissing() throws Exception {
        try (var context = context(
                "gangway.headquarters.url", memory(),
                "gangway.sales.url", "https://contoso.crm4.dynamics.com",
                "gangway.sales.tenant-id", "contoso.onmicrosoft.com",
                "gangway.sales.client-id", "1")) {
            assertThatThrownBy(() -> Gangway.addTo(context))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("gangway.sales.client-secret is not set");
        }
    }

    @Test
    void saysWhatWasProbablyMeant() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarter.url", memory())) {
            assertThatThrownBy(context::start)
                    .hasStackTraceContaining(
                            "There is no setting gangway.headquarter.url; did you mean gangway.headquarters.url?");
        }
    }

    @Test
    void refusesToTakeTheHostsBeansPlace() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            context.getRegistry().bind("gangwayOutages", "the host's");

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("The registry already has a bean named gangwayOutages");
            assertThat(context.getRegistry().lookupByName("gangwayOutages")).isEqualTo("the host's");
            assertThat(context.getRegistry().lookupByName("gangway")).isNull();
        }
    }

    @Test
    void aRouteOfTheSameNameIsNamed() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ours").routeId("P-0001").to("log:ours");
                }
            });

            assertThatThrownBy(context::start).hasStackTraceContaining("The context already has a route P-0001");
        }
    }

    @Test
    void templatesAndConfigurationsOfTheHostMayHaveTheirPlainNames() throws Exception {
        try (var context = context("gangway.enabled", "true", "gangway.headquarters.url", memory())) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    routeTemplate("clock")
                            .templateParameter("job")
                            .from("direct:{{job}}-tick")
                            .to("log:tick");
                    routeTemplate("conductor")
                            .templateParameter("job")
                            .from("direct:{{job}}-go")
                            .to("log:go");
                }
            });
            context.start();

            assertThat(gangway(context).run("P-0001").paused()).isNull();
            assertThat(context.getRoutes()).extracting("id").contains("P-0001-clock", "P-0001-conductor");
        }
    }

    private static DefaultCamelContext context(String... settings) {
        var context = new DefaultCamelContext();
        var properties = new Properties();
        List<String> all = List.of(settings);
        for (int i = 0; i < all.size(); i += 2) {
            properties.setProperty(all.get(i), all.get(i + 1));
        }
        context.getPropertiesComponent().setInitialProperties(properties);
        return context;
    }

    private static Gangway gangway(CamelContext context) {
        return context.getRegistry().lookupByNameAndType("gangway", Gangway.class);
    }

    private static String memory() {
        return "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
    }
}
