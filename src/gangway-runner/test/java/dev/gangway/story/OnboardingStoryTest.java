package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.TestDatabases;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One partner's way, there and back, through every real component. */
class OnboardingStoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestBecomesALeadWithItsTimelineNote(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID leadId = world.onboard(
                    "firstname",
                    "Žofie",
                    "lastname",
                    "Němcová",
                    "companyname",
                    "Pekárna U Lípy s.r.o.",
                    "department",
                    "Nákup",
                    "comments",
                    "Chceme chléb",
                    "languageid",
                    "cs",
                    "currencycode",
                    "CZK",
                    "companysize",
                    12,
                    "phone",
                    "+420 123",
                    "phoneextension",
                    "7",
                    "countryregionisocode",
                    "CZE");

            JsonNode lead = world.leadInSales(leadId);
            assertThat(lead.path("fullname").asText()).isEqualTo("Žofie Němcová");
            assertThat(lead.path("companyname").asText()).isEqualTo("Pekárna U Lípy s.r.o.");
            assertThat(lead.path("msdyn_prospectid").asText()).isEqualTo("P-0000001");
            assertThat(lead.path("msdyn_b2bcommerceprospect").asBoolean()).isTrue();
            assertThat(lead.path("msdyn_b2bprospectstatus").asInt()).isEqualTo(192350000);
            assertThat(lead.path("msdyn_telephone1extension").asText()).isEqualTo("7");
            assertThat(lead.path("leadsourcecode").asInt()).isEqualTo(8);
            assertThat(lead.path("description").asText()).isEqualTo("Department: Nákup\nLanguage: cs\nChceme chléb");
            assertThat(world.rows("annotations")).singleElement().satisfies(note -> assertThat(note.toString())
                    .contains("Created by Gangway")
                    .contains(leadId.toString()));
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void qualifyingMakesCustomersAndWinningTheRest(TestDatabases kind) throws Exception {
        try (var world = new World(kind)) {
            UUID lead =
                    world.onboard("companyname", "Fabrikam AS", "email", "ida@fabrikam.example", "languageid", "cs");
            var qualified = world.qualify(lead);
            world.runAll();
            assertThat(world.status()).isEqualTo("Pending");
            assertThat(world.gangway.count("hq.customer")).isEqualTo(2);
            assertThat(world.gangway.count("hq.customerhierarchy")).isZero();

            world.sales.control().win(qualified.opportunityId());
            world.runAll();

            assertThat(world.status()).isEqualTo("Approved");
            assertThat(world.gangway.text("SELECT name FROM ax.customerhierarchy"))
                    .isEqualTo("Fabrikam AS");
            assertThat(world.gangway.text("SELECT role FROM ax.customerhierarchynode"))
                    .isEqualTo("Admin");
            assertThat(world.gangway.count("ax.customer")).isEqualTo(2);
            assertThat(world.gangway.text("SELECT isb2badmin FROM ax.customer WHERE partytype = 'Person'"))
                    .isEqualTo("1");
            assertThat(world.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.getAllRecipients()[0]).hasToString("ida@fabrikam.example");
                assertThat(mail.getMessageID())
                        .isEqualTo(world.gangway.text("SELECT messageid FROM hq.emailnotification"));
            });
            assertThat(world.statusInSales(lead)).isEqualTo(192350001);
            var journey = world.gangway.jdbc.queryForMap("SELECT * FROM gangway.prospectjourney");
            assertThat(journey).containsEntry("salesstate", "Won");
            assertThat(journey.get("decided")).isNotNull();
            assertThat(journey.get("notified")).isNotNull();
            assertThat(journey.get("delivered")).isNotNull();
            assertThat(journey.get("lasterror")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void disqualifyingRejectsWithADeclineMail(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.reject();

            assertThat(world.status()).isEqualTo("Rejected");
            assertThat(world.gangway.count("hq.customer")).isZero();
            assertThat(world.gangway.text("SELECT notificationtype FROM hq.emailnotification WHERE status = 'Sent'"))
                    .isEqualTo("B2BProspectRejected");
            assertThat(world.mails()).hasSize(1);
            assertThat(world.statusInSales(lead)).isEqualTo(192350002);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void losingTheOpportunityRejects(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.sales
                    .control()
                    .lose(world.sales.control().qualify(lead, false, true, true).opportunityId());
            world.runAll();

            assertThat(world.status()).isEqualTo("Rejected");
            assertThat(world.gangway.text("SELECT salesstate FROM gangway.link"))
                    .isEqualTo("Lost");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void wonWithoutAccountAndContactMakesTheCustomersFromTheProspect(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard("companyname", "Fabrikam AS", "lastname", "Berg");
            world.win(lead, false, false);
            world.runAll();

            assertThat(world.gangway.text("SELECT organizationname FROM ax.customer WHERE partytype = 'Organization'"))
                    .isEqualTo("Fabrikam AS");
            assertThat(world.gangway.text("SELECT personlastname FROM ax.customer WHERE partytype = 'Person'"))
                    .isEqualTo("Berg");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeInHeadquartersChangesJustThatColumnOfTheLead(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard("phone", "+47 1");
            world.sales.control().clearRequests();
            world.gangway.jdbc.update("UPDATE hq.prospect SET primaryphonenumber = '+47 2', addresscity = 'Oslo'");
            world.runAll();

            assertThat(world.leadInSales(lead).path("telephone1").asText()).isEqualTo("+47 2");
            assertThat(world.leadInSales(lead).path("address1_city").asText()).isEqualTo("Oslo");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCompanyNameTooLongForSalesIsAnErrorThatNamesTheColumn(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnerAsks("companyname", "Ö".repeat(101));
            world.partnerAsks();
            world.runAll();

            assertThat(world.rows("leads")).hasSize(1);
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualToIgnoringCase("0x80044331");
                assertThat(error.message()).contains("'companyname'").contains("'100'");
                assertThat(error.status()).isEqualTo("Parked");
            });
        }
    }
}
