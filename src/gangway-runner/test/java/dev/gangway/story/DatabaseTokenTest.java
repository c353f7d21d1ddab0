package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.AzurePostgres;
import dev.gangway.EmbeddedGangway;
import dev.gangway.EnvironmentFunction;
import dev.gangway.IdentityPlatform;
import dev.gangway.SettingException;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that takes access tokens of Entra ID and no passwords. */
class DatabaseTokenTest {
    @Test
    void eachConnectionShowsATokenAndARefusedOneIsRenewed() throws Exception {
        HikariDataSource direct = TestDatabases.POSTGRESQL.fresh();
        try (var platform = new IdentityPlatform();
                var azure = new AzurePostgres(direct.getJdbcUrl());
                var world = new World(
                        direct,
                        context -> context.getPropertiesComponent()
                                .addPropertiesFunction(new EnvironmentFunction(platform.machine())),
                        "gangway.headquarters.url",
                        azure.url(),
                        "gangway.headquarters.username",
                        "postgres",
                        "gangway.headquarters.credential",
                        "managed-identity",
                        "gangway.sales.client-id",
                        "",
                        "gangway.migrate",
                        "false",
                        "gangway.sales.credential",
                        "managed-identity")) {
            platform.of(world.sales);
            world.gangway.gangway.migrate();
            world.onboard();
            assertThat(azure.refused()).isEmpty();
            assertThat(azure.taken()).isNotEmpty();
            assertThat(credential(world).seen()).contains("managed identity");

            world.partnerAsks();
            azure.endTokens();
            world.sales.control().expireTokens();
            platform.assign(true);
            world.settle();

            assertThat(world.rows("leads")).hasSize(2);
            assertThat(azure.taken().stream().distinct()).hasSize(2);
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void aTokenThatCannotBeHadIsSaidInWords() throws Exception {
        HikariDataSource direct = TestDatabases.POSTGRESQL.fresh();
        try (var platform = new IdentityPlatform();
                var azure = new AzurePostgres(direct.getJdbcUrl());
                var gangway = new EmbeddedGangway(
                        direct,
                        context -> context.getPropertiesComponent()
                                .addPropertiesFunction(new EnvironmentFunction(platform.app())),
                        "gangway.headquarters.url",
                        azure.url(),
                        "gangway.headquarters.username",
                        "postgres",
                        "gangway.headquarters.credential",
                        "managed-identity",
                        "gangway.migrate",
                        "false")) {
            platform.assign(false);

            assertThat(gangway.gangway.doctor(finding -> {}))
                    .filteredOn(finding -> finding.check().equals("headquarters"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen())
                            .contains("gangway.headquarters.url", "No token by managed identity", "credential"));
            assertThat(azure.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:hsqldb:mem:x                     | gangway | managed-identity |   | is for PostgreSQL
                    jdbc:postgresql://db.example:5432/x   |         | managed-identity |   | headquarters.username is not set
                    jdbc:postgresql://db.example:5432/x   | gangway | managed-identity | x | take one of them out
                    jdbc:postgresql://db.example:5432/x   | gangway | certificate      |   | client-id is not set
                    jdbc:postgresql://db.example:5432/x   | gangway | token            |   | must be secret, certificate
                    """)
    void whatCannotBeRightIsRefused(String url, String user, String credential, String password, String words) {
        assertThatThrownBy(() -> new EmbeddedGangway(
                        TestDatabases.HSQLDB,
                        "gangway.headquarters.url",
                        url,
                        "gangway.headquarters.username",
                        user == null ? "" : user,
                        "gangway.headquarters.password",
                        password == null ? "" : password,
                        "gangway.headquarters.credential",
                        credential,
                        "gangway.sales.tenant-id",
                        "contoso.example"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(words);
    }

    private static Finding credential(World world) {
        List<Finding> findings = world.gangway.gangway.doctor(finding -> {});
        return findings.stream()
                .filter(finding -> finding.check().equals("credential of headquarters"))
                .findFirst()
                .orElseThrow();
    }
}
