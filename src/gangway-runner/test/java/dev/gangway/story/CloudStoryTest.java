package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudStoryTest {

    @ParameterizedTest
    @EnumSource
    void aProspectOfTheCloudIsWonAndItsNumbersReachSales(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            UUID lead = world.onboard("P1");
            assertThat(world.leadInSales(lead).path("firstname").asText()).isEqualTo("Ann");
            assertThat(world.leadInSales(lead).path("lastname").asText()).isEqualTo("Lee P1");
            assertThat(world.leadInSales(lead).path("msdyn_prospectid").asText())
                    .isEqualTo("P1");

            world.win(lead);
            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.fno.control().mails()).isEqualTo(1);
            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
            assertThat(world.rows("contacts")
                            .get(0)
                            .path("msdyn_contactpersonid")
                            .asText())
                    .isEqualTo("P1");
            assertThat(world.statusInSales(lead)).isEqualTo(192350001);
            assertThat(world.gangway.jdbc.queryForMap("SELECT * FROM gangway.prospectjourney"))
                    .containsEntry("b2bprospectstatus", "Approved")
                    .containsEntry("salesstate", "Won")
                    .doesNotContainEntry("decided", null);
            assertThat(world.fno.control().rows("CustomersV3")).hasSize(2);
            assertThat(world.errors()).isEmpty();
            assertThat(world.fno.control().misuse()).isEmpty();
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDisqualifiedLeadRejectsItsProspect(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            UUID lead = world.onboard("P1");
            world.disqualify(lead);

            world.settle();

            assertThat(world.status("P1")).isEqualTo("Rejected");
            assertThat(world.fno.control().mails()).isEqualTo(1);
            assertThat(world.fno.control().rows("CustomersV3")).isEmpty();
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    @Test
    void noCustomerIsMadeBeforeApproval() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID lead = world.onboard("P1");
            world.qualify(lead);

            world.settle();

            assertThat(world.status("P1")).isEqualTo("Pending");
            assertThat(world.fno.control().rows("CustomersV3")).isEmpty();
            assertThat(world.gangway.count("hq.customer")).isZero();
            assertThat(world.fnoRequests("POST") + world.fnoRequests("PATCH")).isZero();
        }
    }

    @Test
    void aChangedProspectReachesItsLead() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID lead = world.onboard("P1");
            world.fno
                    .control()
                    .put(
                            "CDSParties",
                            Map.of(
                                    "PartyNumber", "P-usrt-P1",
                                    "PartyType", "Person",
                                    "PersonFirstName", "Anna",
                                    "PersonLastName", "Lee"));
            Map<String, Object> row = new java.util.HashMap<>(world.inFno("P1"));
            row.put("PrimaryPhoneNumber", "+420 1");
            world.fno.control().put("Prospects", row);

            world.settle();

            assertThat(world.leadInSales(lead).path("telephone1").asText()).isEqualTo("+420 1");
            assertThat(world.leadInSales(lead).path("firstname").asText()).isEqualTo("Anna");
        }
    }

    @Test
    void aClerkWhoDecidesByHandReachesTheLead() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID approved = world.onboard("P1");
            UUID rejected = world.onboard("P2");
            world.fno.control().approve("usrt", "P1");
            world.fno.control().reject("usrt", "P2");

            world.settle();

            assertThat(world.statusInSales(approved)).isEqualTo(192350001);
            assertThat(world.statusInSales(rejected)).isEqualTo(192350002);
            assertThat(world.fnoRequests("PATCH")).isZero();
        }
    }

    @Test
    void aDeletedProspectWithdrawsItsLead() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID lead = world.onboard("P1");
            world.fno.control().deleteProspect("usrt", "P1");

            world.settle();

            assertThat(world.leadInSales(lead).path("statecode").asInt()).isEqualTo(2);
            assertThat(world.gangway.count("hq.prospect")).isZero();
        }
    }

    @Test
    void anIdleLookCostsOneRequest() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.onboard("P1");
            world.settle();
            world.fno.control().clearRequests();

            world.run("headquarters");

            assertThat(world.fno.control().requestCount()).isEqualTo(1);
        }
    }

    @Test
    void inManualModeAClerkGetsATaskAndTheLoopCloses() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.decisions", "manual")) {
            world.win(world.onboard("P1"));
            world.settle();
            assertThat(world.errorOf("P1")).isEqualTo("DecideInHeadquarters");
            assertThat(world.status("P1")).isEqualTo("Pending");
            assertThat(world.fnoRequests("PATCH")).isZero();

            world.fno.control().approve("usrt", "P1");
            world.settle();

            assertThat(world.errorOf("P1")).isNull();
            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
        }
    }

    @Test
    void aRefusedDecisionBecomesATaskAndIsNotWrittenAgain() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.APPROVAL, "refused");
            world.win(world.onboard("P1"));
            world.settle();
            assertThat(world.errorOf("P1")).isEqualTo("DecisionRefused");
            assertThat(world.gangway.text("SELECT message FROM gangway.error"))
                    .contains("AxODataWriteException", "Convert > Approve");

            world.settle();
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);

            world.fno.control().approve("usrt", "P1");
            world.settle();
            assertThat(world.errorOf("P1")).isNull();
            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
        }
    }

    @Test
    void reconcileFindsNothingThatIsMicrosoftsToDo() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.win(world.onboard("P1"));
            world.disqualify(world.onboard("P2"));
            world.onboard("P3");
            world.settle();
            List<String> found = new ArrayList<>();

            world.gangway.gangway.reconcile(true, difference -> found.add(difference.toString()));

            assertThat(found).isEmpty();
        }
    }

    @Test
    void tenThousandOpenProspectsCostOneWalk() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().prospects("usrt", 10_000);
            world.run("headquarters");
            assertThat(world.gangway.count("hq.prospect")).isEqualTo(10_000);
            world.fno.control().clearRequests();

            world.run("headquarters");

            assertThat(world.fno.control().requestCount()).isEqualTo(10);
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }
}
