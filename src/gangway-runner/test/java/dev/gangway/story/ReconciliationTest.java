package dev.gangway.story;

import static dev.gangway.onboarding.reconcile.DifferenceKind.DIFFERENT_DECISION;
import static dev.gangway.onboarding.reconcile.DifferenceKind.DIFFERENT_STATUS;
import static dev.gangway.onboarding.reconcile.DifferenceKind.LEAD_GONE;
import static dev.gangway.onboarding.reconcile.DifferenceKind.MISSING_CUSTOMER;
import static dev.gangway.onboarding.reconcile.DifferenceKind.MISSING_HIERARCHY;
import static dev.gangway.onboarding.reconcile.DifferenceKind.MISSING_LEAD;
import static dev.gangway.onboarding.reconcile.DifferenceKind.MISSING_LINK;
import static dev.gangway.onboarding.reconcile.DifferenceKind.NOT_DELIVERED;
import static dev.gangway.onboarding.reconcile.DifferenceKind.NOT_REMOVED;
import static dev.gangway.onboarding.reconcile.DifferenceKind.PROSPECT_GONE;
import static dev.gangway.onboarding.reconcile.DifferenceKind.STALE_LEAD;
import static dev.gangway.onboarding.reconcile.DifferenceKind.UNKNOWN_LEAD;
import static dev.gangway.onboarding.reconcile.DifferenceKind.UNSENT_MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.reconcile.Difference;
import dev.gangway.onboarding.reconcile.DifferenceKind;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.reconcile.Repair;
import dev.gangway.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each difference between the systems is provoked, named, repaired by the normal jobs, and gone. */
class ReconciliationTest {
    private final List<Difference> found = new ArrayList<>();

    private ReconciliationReport reconcile(World world, boolean repair) {
        found.clear();
        return world.gangway.gangway.reconcile(repair, found::add);
    }

    /** What was provoked escaped the jobs: nothing is due any more. */
    private static void forgetWork(World world) {
        world.gangway.jdbc.update("DELETE FROM gangway.due");
    }

    private void assertNamed(World world, DifferenceKind kind, Repair repair) {
        ReconciliationReport report = reconcile(world, false);
        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(kind);
            assertThat(difference.repair()).isEqualTo(repair);
        });
        assertThat(report.differences()).containsOnly(Map.entry(kind, 1L));
        assertThat(report.left()).isEqualTo(1);
        assertThat(world.gangway.count("gangway.due")).isZero();
    }

    private void assertRepairable(World world) {
        assertThat(reconcile(world, true).left()).isZero();
        world.runAll();
        reconcile(world, false);
        assertThat(found).isEmpty();
        assertThat(world.errors()).isEmpty();
    }

    /** A request with a value in every column. */
    private static final Object[] FILLED = {
        "middlename",
        "B",
        "companyemail",
        "office@fabrikam.example",
        "companysize",
        250,
        "department",
        "Purchasing",
        "phone",
        "+47 1",
        "phoneextension",
        "12",
        "url",
        "https://fabrikam.example",
        "comments",
        "Hello",
        "street",
        "Main 1",
        "city",
        "Oslo",
        "county",
        "Oslo",
        "state",
        "Oslo",
        "zipcode",
        "0150",
        "postbox",
        "7",
        "districtname",
        "Center"
    };

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void agreeingSystemsHaveNoDifference(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            world.approve();
            world.reject();

            ReconciliationReport report = reconcile(world, false);

            assertThat(found).isEmpty();
            assertThat(report.compared())
                    .containsEntry("leads", 3L)
                    .containsEntry("prospects", 3L)
                    .containsEntry("customers", 2L)
                    .containsEntry("hierarchies", 1L);
            assertThat(report.inFlight()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyColumnThatIsFilledAgreesOnceItIsWritten(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard(FILLED);
            world.settle();
            reconcile(world, false);
            assertThat(found).isEmpty();

            world.sales.control().clearRequests();
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET modifieddatetime = CURRENT_TIMESTAMP, customergroupid = '20'");
            world.settle();
            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("PATCH"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatAJobStillHasBeforeItIsNoDifference(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.onboard("email", "somebody@fabrikam.example");
            world.disqualify(lead);
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET addresscity = 'Oslo' WHERE primaryemailaddress = 'somebody@fabrikam.example'");
            world.partnerAsks();
            world.requestsBecomeProspects();

            assertThat(reconcile(world, false).inFlight()).isEqualTo(3);
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectWithoutALeadIsSentAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            world.partnerAsks();
            world.requestsBecomeProspects();
            forgetWork(world);

            assertNamed(world, MISSING_LEAD, Repair.SEND);
            assertRepairable(world);
            assertThat(world.rows("leads")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectThatSalesRefusedIsTriedAgainOnceItIsMended(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            world.sales.control().failNext(Fault.status(400).code("0x80044331").onRecord("lead"));
            world.partnerAsks();
            world.runAll();
            assertThat(world.errors()).hasSize(1);

            assertNamed(world, MISSING_LEAD, Repair.SEND);
            assertRepairable(world);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadWithoutItsLinkIsFoundAgainAndNotDoubled(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            world.gangway.jdbc.update("DELETE FROM gangway.link");

            assertNamed(world, MISSING_LINK, Repair.SEND);
            assertRepairable(world);
            assertThat(world.rows("leads")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatWasDeletedInSalesIsCreatedAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.sales.control().delete("lead", lead);
            world.runAll();
            assertThat(world.errors()).hasSize(1);

            assertNamed(world, LEAD_GONE, Repair.CREATE);
            assertRepairable(world);
            assertThat(world.leadInSales(lead).path("statecode").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeletedLeadOfADecidedPartnerIsNoDifference(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.reject();
            world.sales.control().delete("lead", lead);
            world.runAll();

            reconcile(world, false);
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMarkedLeadThatHeadquartersDoesNotKnowNeedsAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("DELETE FROM gangway.link");
            world.gangway.jdbc.update("DELETE FROM hq.prospect");
            forgetWork(world);

            assertNamed(world, UNKNOWN_LEAD, Repair.PERSON);
            assertThat(found.get(0).leadid()).isEqualTo(lead.toString());
            assertThat(reconcile(world, true).left()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theOpenLeadOfADeletedProspectIsWithdrawn(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("DELETE FROM hq.prospect");
            forgetWork(world);

            assertNamed(world, PROSPECT_GONE, Repair.SEND);
            assertRepairable(world);
            assertThat(world.leadInSales(lead).path("statecode").asInt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDecisionThatHeadquartersMissedIsMadeUpFor(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Pending'");
            world.runAll();

            assertNamed(world, DIFFERENT_DECISION, Repair.DECIDE);
            assertThat(found.get(0).headquarters()).isEqualTo("Pending");
            assertThat(found.get(0).other()).isEqualTo("Won");
            assertRepairable(world);
            assertThat(world.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPartnerOnBoardWhomSalesLostNeedsAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.reject();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Approved'");
            world.runAll();

            reconcile(world, true);
            assertThat(found)
                    .extracting(Difference::kind, Difference::repair)
                    .contains(tuple(DIFFERENT_DECISION, Repair.PERSON))
                    .allMatch(difference -> difference.toList().get(1) == Repair.PERSON);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aStatusThatIsNotTheProspectsIsWrittenAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Rejected'");
            world.gangway.jdbc.update("UPDATE gangway.link SET leadsent = REPLACE(leadsent, '192350000', '192350002')");
            forgetWork(world);

            assertNamed(world, DIFFERENT_STATUS, Repair.STATUS);
            assertRepairable(world);
            assertThat(world.statusInSales(lead)).isEqualTo(192350002);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeThatDidNotReachTheLeadIsSent(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            forgetWork(world);

            assertNamed(world, STALE_LEAD, Repair.SEND);
            assertThat(found.get(0).headquarters()).isEqualTo("changed address1_city");
            assertRepairable(world);
            assertThat(world.leadInSales(lead).path("address1_city").asText()).isEqualTo("Oslo");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void missingCustomersAreMade(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.qualify(lead);
            world.runAll();
            world.gangway.jdbc.update("DELETE FROM hq.customer");
            world.runAll();

            assertNamed(world, MISSING_CUSTOMER, Repair.DECIDE);
            assertRepairable(world);
            assertThat(world.gangway.count("ax.customer")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theMissingHierarchyOfAPartnerOnBoardIsMade(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("DELETE FROM hq.customerhierarchynode");
            world.gangway.jdbc.update("DELETE FROM hq.customerhierarchy");
            world.runAll();

            assertNamed(world, MISSING_HIERARCHY, Repair.DECIDE);
            assertRepairable(world);
            assertThat(world.gangway.count("ax.customerhierarchynode")).isEqualTo(1);
            assertThat(world.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailThatWasNotSentIsTriedAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("UPDATE hq.emailnotification SET status = 'Queued', sentdatetime = NULL");

            assertNamed(world, UNSENT_MAIL, Repair.MAIL);
            assertRepairable(world);
            assertThat(world.mails()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCustomerThatTheChannelHasOtherwiseIsDelivered(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("UPDATE ax.customer SET organizationname = 'x' WHERE partytype = 'Organization'");

            assertNamed(world, NOT_DELIVERED, Repair.DELIVER);
            assertThat(found.get(0).prospectid()).isEqualTo("P-0000001");
            assertRepairable(world);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHierarchyWithoutItsNodesInTheChannelIsDelivered(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("DELETE FROM ax.customerhierarchynode");

            assertNamed(world, NOT_DELIVERED, Repair.DELIVER);
            assertThat(found.get(0).subject()).isEqualTo("hierarchy/CH-000001");
            assertRepairable(world);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCustomerThatTheChannelKeptIsRemoved(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.qualify(lead);
            world.runAll();
            world.disqualify(lead);
            world.runAll();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Rejected'");
            world.runAll();
            world.gangway.jdbc.update("DELETE FROM hq.customer WHERE partytype = 'Person'");
            forgetWork(world);

            assertNamed(world, NOT_REMOVED, Repair.DELIVER);
            assertRepairable(world);
            assertThat(world.gangway.count("ax.customer")).isEqualTo(1);
        }
    }

    @Test
    void aChannelDatabaseOfAnotherKindIsComparedAsWell() {
        HikariDataSource channel = TestDatabases.POSTGRESQL.fresh();
        try (channel;
                var world = new World(
                        TestDatabases.HSQLDB,
                        host -> host.getRegistry().bind("testChannel", channel),
                        "gangway.channel.datasource",
                        "testChannel")) {
            var channelJdbc = new JdbcTemplate(channel);
            world.gangway.jdbc.update(
                    "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, organizationname, creditlimit,"
                            + " createddatetime) VALUES ('USMF', 'C-1', 'Organization', 'Fabrikam', 500, CURRENT_TIMESTAMP)");
            world.gangway.jdbc.update(
                    "INSERT INTO hq.customerhierarchy (customerhierarchyid, dataareaid, name) VALUES ('CH-1', 'USMF', 'Fabrikam')");
            world.runAll();
            reconcile(world, false);
            assertThat(found).isEmpty();

            channelJdbc.update("UPDATE ax.customer SET creditlimit = 501");
            channelJdbc.update("INSERT INTO ax.customerhierarchy (customerhierarchyid) VALUES ('CH-0')");

            reconcile(world, true);
            assertThat(found).extracting(Difference::kind).containsExactlyInAnyOrder(NOT_DELIVERED, NOT_REMOVED);
            world.runAll();
            reconcile(world, false);
            assertThat(found).isEmpty();
        }
    }
}
