package sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.Gangway;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class ShopApplicationTest {
    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    @Test
    void aPartnerComesOnBoard(CapturedOutput output) {
        try (var shop = start()) {
            shop.getBean(Requests.class).submit("Contoso Holding");
            var jdbc = shop.getBean(JdbcTemplate.class);
            patiently(() -> assertThat(shop.getBean(Requests.class).journeys()).hasSize(1));

            assertThat(sales.control().dump()).contains("Contoso Holding").containsPattern("\"leadqualitycode\" ?: ?1");
            UUID lead = UUID.fromString(jdbc.queryForObject("SELECT leadid FROM gangway.link", String.class));
            sales.control().win(sales.control().qualify(lead, true, true, true).opportunityId());
            patiently(() -> assertThat(output).contains("DECIDED P-0000001 APPROVED").contains("MAIL "));
            assertThat(jdbc.queryForList("SELECT DISTINCT salescurrencycode FROM hq.customer", String.class))
                    .containsExactly("EUR");
            assertThat(output).doesNotContain(sales.sandbox().clientSecret());
        }
    }

    @Test
    void theHostsDataSourceIsUsedAndLeftToTheHost() {
        try (var shop = start()) {
            var pool = (HikariDataSource) shop.getBean(DataSource.class);
            assertThat(shop.getBean(CamelContext.class).getRegistry().findByType(DataSource.class))
                    .containsExactly(pool);

            shop.getBean(CamelContext.class).stop();
            assertThat(pool.isClosed()).isFalse();
        }
    }

    @Test
    void aStoppedCamelContextGoesOnWhenItIsStartedAgain() {
        try (var shop = start()) {
            CamelContext context = shop.getBean(CamelContext.class);
            context.stop();
            context.start();

            assertThat(context.getRegistry().lookupByNameAndType("gangway", Gangway.class).run("P-0001").paused())
                    .isNull();
        }
    }

    @Test
    void aMisspeltSettingKeepsTheApplicationFromStarting() {
        assertThatThrownBy(() -> start("--gangway.headquarters.data-source=dataSource").close())
                .hasStackTraceContaining("There is no setting gangway.headquarters.data-source;"
                        + " did you mean gangway.headquarters.datasource?");
    }

    @Test
    void aMissingDataSourceIsNamed() {
        assertThatThrownBy(() -> start("--gangway.headquarters.datasource=erp").close())
                .hasStackTraceContaining("gangway.headquarters.datasource names erp, but the registry has no such"
                        + " DataSource; it has dataSource");
    }

    private ConfigurableApplicationContext start(String... arguments) {
        SalesSandbox sandbox = sales.sandbox();
        SpringApplication shop = new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .properties("camel.main.run-controller=false")
                .build();
        String[] all = {
            "--spring.datasource.url=jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc",
            "--camel.main.run-controller=false",
            "--gangway.sales.url=" + sandbox.url(),
            "--gangway.sales.token-url=" + sandbox.tokenUrl(),
            "--gangway.sales.client-id=" + sandbox.clientId(),
            "--gangway.sales.client-secret=" + sandbox.clientSecret()
        };
        String[] both = java.util.Arrays.copyOf(all, all.length + arguments.length);
        System.arraycopy(arguments, 0, both, all.length, arguments.length);
        return shop.run(both);
    }

    private static void patiently(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
