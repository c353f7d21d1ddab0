package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommerceRoutesTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsBecomeProspectsAndCustomersArriveInTheChannel(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.submit();
            gangway.submit("lastname", null);
            assertThat(gangway.gangway.jobs()).containsExactly("P-0001", "synchronize-channel-requests", "1010");

            var pulled = gangway.gangway.run("P-0001");
            var synchronised = gangway.gangway.run("synchronize-channel-requests");
            assertThat(pulled.done()).isEqualTo(2);
            assertThat(synchronised.done()).isEqualTo(1);
            assertThat(synchronised.failed()).isEqualTo(1);

            gangway.jdbc.update("INSERT INTO hq.customer (dataareaid, customeraccount, partytype, organizationname)"
                    + " VALUES ('USMF', 'C-1', 'Organization', 'Fabrikam')");
            gangway.runAll();
            assertThat(gangway.text("SELECT organizationname FROM ax.customer WHERE customeraccount = 'C-1'"))
                    .isEqualTo("Fabrikam");
            gangway.jdbc.update("DELETE FROM hq.customer");
            gangway.runAll();
            assertThat(gangway.count("ax.customer")).isZero();
            assertThat(gangway.count("gangway.jobrun")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void onlyWhatChangedIsDelivered(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            for (String account : List.of("C-1", "C-2", "C-3")) {
                gangway.jdbc.update(
                        "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, organizationname)"
                                + " VALUES ('USMF', ?, 'Organization', 'Fabrikam')",
                        account);
            }
            gangway.jdbc.update("INSERT INTO hq.customerhierarchy (customerhierarchyid) VALUES ('CH-1')");
            gangway.jdbc.update("INSERT INTO hq.customerhierarchynode (customerhierarchyid, nodepartynumber)"
                    + " VALUES ('CH-1', 'PA-1')");
            assertThat(gangway.gangway.run("1010").done()).isEqualTo(4);
            assertThat(gangway.gangway.run("1010").done()).isZero();

            gangway.jdbc.update("UPDATE ax.customer SET organizationname = 'as the channel has it'");
            gangway.jdbc.update("UPDATE hq.customer SET organizationname = 'Contoso' WHERE customeraccount = 'C-2'");
            gangway.jdbc.update("DELETE FROM hq.customerhierarchynode");
            assertThat(gangway.gangway.run("1010").done()).isEqualTo(2);

            assertThat(gangway.jdbc.queryForList(
                            "SELECT organizationname FROM ax.customer ORDER BY customeraccount", String.class))
                    .containsExactly("as the channel has it", "Contoso", "as the channel has it");
            assertThat(gangway.count("ax.customerhierarchynode")).isZero();
        }
    }
}
