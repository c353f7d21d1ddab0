package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.documentation.CodeBlock;
import dev.gangway.onboarding.doctor.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL of the documents, run as they say: roles that own, work and submit, each with what it needs and no more. */
class DocumentedGrantsTest {
    @Test
    void areEnoughForTheJobsAndNoMore() {
        List<CodeBlock> blocks = CodeBlock.in("sql")
                .filter(block -> !block.text().startsWith("DELETE"))
                .toList();
        assertThat(blocks).hasSize(2);
        try (HikariDataSource administrator = TestDatabases.POSTGRESQL.fresh()) {
            run(blocks.get(0), administrator);
            try (HikariDataSource owner = as("gangway_owner", administrator)) {
                new EmbeddedGangway(owner).close();
            }
            try (HikariDataSource owner = as("gangway_owner", administrator)) {
                run(blocks.get(1), owner);
            }
            try (HikariDataSource webShop = as("web_shop", administrator);
                    World world = new World(as("gangway", administrator), host -> {}, "gangway.migrate", "false")) {
                EmbeddedGangway.submitMany(new JdbcTemplate(webShop), 8);
                world.settle();
                world.sellersDecide();
                world.settle();

                assertThat(world.differences()).isEmpty();
                assertThat(world.gangway.gangway.doctor(finding -> {}))
                        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
                assertThat(world.gangway
                                .gangway
                                .verify(Duration.ofSeconds(30), step -> {})
                                .passed())
                        .isTrue();
                assertThat(new JdbcTemplate(webShop).queryForList("SELECT * FROM ax.customer"))
                        .isNotEmpty();
                assertDenied(webShop, "SELECT * FROM ax.channelrequest");
                assertDenied(webShop, "INSERT INTO ax.channelrequest (replicationcounterfromorigin) VALUES (9)");
                assertDenied(webShop, "SELECT * FROM hq.prospect");
                assertDenied(world.gangway.dataSource, "UPDATE ax.channelrequest SET lastname = 'Else'");
                assertDenied(world.gangway.dataSource, "CREATE TABLE hq.more (id INTEGER)");
            }
        }
    }

    private static void run(CodeBlock block, HikariDataSource somebody) {
        var jdbc = new JdbcTemplate(somebody);
        Stream.of(block.text().split(";\\s*")).forEach(jdbc::execute);
    }

    private static HikariDataSource as(String role, HikariDataSource administrator) {
        var config = new HikariConfig();
        config.setJdbcUrl(administrator.getJdbcUrl().replaceFirst("/gangway\\d+\\?.*", "/commerce"));
        config.setUsername(role);
        config.setPassword("not asked on this server");
        return new HikariDataSource(config);
    }

    private static void assertDenied(HikariDataSource somebody, String statement) {
        assertThatThrownBy(() -> new JdbcTemplate(somebody).execute(statement))
                .hasStackTraceContaining("permission denied");
    }
}
