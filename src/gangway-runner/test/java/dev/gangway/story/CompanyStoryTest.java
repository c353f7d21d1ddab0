package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.records.WellKnown;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a legal entity gives its partners: credit, currency, groups, the team that owns the leads, the sender of mails. */
class CompanyStoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anApprovedOrganizationGetsTheCreditLimitOfTheCompany(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.USMF.credit-limit", "10000")) {
            UUID lead = world.onboard();
            var qualified = world.qualify(lead);
            world.runAll();
            assertThat(organization(world)).containsEntry("creditlimit", null);

            world.sales.control().win(qualified.opportunityId());
            world.runAll();

            assertThat(limit(world)).isEqualTo("10000.00");
            assertThat(organization(world)).containsEntry("creditlimitismandatory", 0);
            assertThat(world.gangway.text("SELECT creditlimit FROM ax.customer WHERE partytype = 'Person'"))
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theCreditLimitOfTheCurrencyComesBeforeThatOfTheCompany(TestDatabases kind) {
        try (var world = new World(
                kind,
                "gangway.companies.USMF.credit-limit",
                "10000",
                "gangway.companies.USMF.credit-limit.CZK",
                "250000")) {
            world.approve("currencycode", "CZK");

            assertThat(limit(world)).isEqualTo("250000.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theCreditLimitOfTheProspectComesBeforeThatOfTheCompany(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.USMF.credit-limit", "10000")) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("UPDATE hq.prospect SET creditlimit = 700");
            world.win(lead);
            world.runAll();

            assertThat(limit(world)).isEqualTo("700.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCreditLimitGivenInSalesCountsUntilApproval(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            var qualified = world.qualify(lead);
            credit(world, qualified.accountId(), 500, false);
            world.runAll();
            assertThat(limit(world)).isEqualTo("500.00");
            credit(world, qualified.accountId(), 800, true);
            world.sales.control().win(qualified.opportunityId());
            world.runAll();
            assertThat(limit(world)).isEqualTo("800.00");
            assertThat(organization(world)).containsEntry("creditlimitismandatory", 1);

            credit(world, qualified.accountId(), 900, true);
            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Oslo'");
            world.runAll();
            assertThat(limit(world)).isEqualTo("800.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCreditLimitThatHeadquartersGaveBeforeApprovalStays(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.USMF.credit-limit", "10000")) {
            UUID lead = world.onboard();
            var qualified = world.qualify(lead);
            credit(world, qualified.accountId(), 500, false);
            world.runAll();
            world.gangway.jdbc.update("UPDATE hq.customer SET creditlimit = 600 WHERE partytype = 'Organization'");
            credit(world, qualified.accountId(), 800, false);
            world.sales.control().win(qualified.opportunityId());
            world.runAll();

            assertThat(limit(world)).isEqualTo("600.00");
        }
    }

    private static void credit(World world, UUID account, int limit, boolean mandatory) {
        world.seller(Operation.update(
                "accounts",
                account,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("creditlimit", limit)
                        .put("msdyn_creditlimitismandatory", mandatory)));
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anotherLegalEntityGetsNothing(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.DEMF.credit-limit", "10000")) {
            world.approve();

            assertThat(limit(world)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theCreditLimitIsMandatoryWhereTheCompanySaysSo(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.USMF.credit-limit-mandatory", "true")) {
            world.approve();

            assertThat(organization(world)).containsEntry("creditlimitismandatory", 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void customersGetTheCurrencyAndGroupsOfTheCompanyUnlessNamed(TestDatabases kind) {
        try (var world = new World(
                kind,
                "gangway.companies.USMF.currency",
                "USD",
                "gangway.companies.USMF.customer-group",
                "B2B",
                "gangway.companies.USMF.tax-group",
                "FULL")) {
            world.approve("currencycode", null);
            world.gangway.submit(
                    "requesttype", "AddUser", "customerhierarchyid", "CH-000001", "email", "olga@fabrikam.example");
            world.runAll();

            assertThat(world.gangway.jdbc.queryForList("SELECT * FROM ax.customer"))
                    .hasSize(3)
                    .allSatisfy(customer -> assertThat(customer)
                            .containsEntry("salescurrencycode", "USD")
                            .containsEntry("customergroupid", "B2B")
                            .containsEntry("salestaxgroup", "FULL"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theTeamOfTheCompanyOwnsItsLeads(TestDatabases kind) {
        UUID team = WellKnown.SALES_TEAM;
        try (var world = new World(kind, "gangway.companies.USMF.owner-team", team)) {
            UUID lead = world.onboard();
            UUID other = world.onboard("dataareaid", "DEMF");

            assertThat(world.leadInSales(lead).toString()).contains(team.toString());
            assertThat(world.leadInSales(other).toString()).doesNotContain(team.toString());
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void mailsComeFromTheSenderOfTheCompany(TestDatabases kind) throws Exception {
        try (var world = new World(kind, "gangway.companies.DEMF.mail-from", "Contoso Einkauf <b2b@contoso.example>")) {
            world.approve("dataareaid", "DEMF");
            world.approve("dataareaid", "USMF");

            assertThat(world.mails()).hasSize(2);
            assertThat(world.mails().get(0).getFrom()[0]).hasToString("Contoso Einkauf <b2b@contoso.example>");
            assertThat(world.mails().get(0).getMessageID()).endsWith("@contoso.example>");
            assertThat(world.mails().get(1).getFrom()[0]).hasToString("Fabrikam <onboarding@fabrikam.example>");
        }
    }

    private static Map<String, Object> organization(World world) {
        return world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE partytype = 'Organization'");
    }

    private static String limit(World world) {
        Object limit = organization(world).get("creditlimit");
        return limit == null ? null : limit.toString();
    }
}
