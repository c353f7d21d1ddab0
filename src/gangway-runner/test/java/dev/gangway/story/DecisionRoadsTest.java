package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.control.Qualified;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.records.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every road that sellers take to a decision, or away from one. */
class DecisionRoadsTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyReasonToDisqualifyRejects(TestDatabases kind) {
        try (var world = new World(kind)) {
            List<UUID> leads = new ArrayList<>();
            for (int reason = 4; reason <= 7; reason++) {
                leads.add(world.onboard());
                world.sales.control().disqualify(leads.get(leads.size() - 1), reason);
            }
            world.gangway.runAll();

            assertThat(leads).allSatisfy(lead -> {
                assertThat(status(world, lead)).isEqualTo("Rejected");
                assertThat(state(world, lead)).isEqualTo("Disqualified");
                assertThat(mails(world, lead)).containsExactly("B2BProspectRejected");
            });
        }
    }

    /** With and without account, contact and opportunity: eight ways. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void howeverALeadIsQualifiedThePartnerHasCustomersAndWaits(TestDatabases kind) {
        try (var world = new World(kind)) {
            List<UUID> leads = new ArrayList<>();
            for (int way = 0; way < 8; way++) {
                leads.add(world.onboard());
                world.sales.control().qualify(leads.get(way), (way & 1) != 0, (way & 2) != 0, (way & 4) != 0);
            }
            world.gangway.runAll();

            assertThat(leads).allSatisfy(lead -> {
                assertThat(status(world, lead)).isEqualTo("Pending");
                assertThat(customers(world, lead)).containsExactly("Organization", "Person");
                assertThat(mails(world, lead)).isEmpty();
            });
            assertThat(world.gangway.count("hq.customerhierarchy")).isZero();
            assertThat(world.gangway.count("gangway.error")).isZero();
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    /** Disqualified, reactivated, qualified, lost, reopened and won before anybody looks. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aWholeLifeInOnePageOfChangesEndsAsSalesStands(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            seller.disqualify(lead, 5);
            seller.reactivate(lead);
            Qualified qualified = seller.qualify(lead, true, true, true);
            seller.lose(qualified.opportunityId());
            seller.reopen(qualified.opportunityId());
            seller.win(qualified.opportunityId());
            world.gangway.runAll();

            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(customers(world, lead)).containsExactly("Organization", "Person");
            assertThat(mails(world, lead)).containsExactly("B2BProspectApproved");
        }
    }

    /** The opportunity's page tells of a lead whose own change the job has not read. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOpportunityThatIsReadBeforeItsLeadDecidesAllTheSame(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.steps.before("read-opportunity-changes", exchange -> {
                world.steps.free("read-opportunity-changes");
                world.sales
                        .control()
                        .win(world.sales
                                .control()
                                .qualify(lead, true, true, true)
                                .opportunityId());
            });
            world.gangway.gangway.run("sales-outcomes");
            assertThat(status(world, lead)).isEqualTo("Approved");
            world.gangway.runAll();

            assertThat(customers(world, lead)).containsExactly("Organization", "Person");
            assertThat(mails(world, lead)).containsExactly("B2BProspectApproved");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aReactivatedLeadLeavesTheRejectionUntilItIsWon(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            seller.disqualify(lead, 4);
            world.gangway.runAll();
            seller.reactivate(lead);
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Rejected");
            assertThat(state(world, lead)).isEqualTo("Open");

            Qualified qualified = seller.qualify(lead, true, true, true);
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Rejected");
            assertThat(customers(world, lead)).isEmpty();

            seller.win(qualified.opportunityId());
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(customers(world, lead)).containsExactly("Organization", "Person");
            assertThat(mails(world, lead)).containsExactly("B2BProspectApproved", "B2BProspectRejected");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLostOpportunityThatIsReopenedAndWonApproves(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID opportunity = seller.qualify(lead, true, true, true).opportunityId();
            seller.lose(opportunity);
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Rejected");
            seller.reopen(opportunity);
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Rejected");

            seller.win(opportunity);
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(world.gangway.count("ax.customerhierarchy")).isEqualTo(1);
        }
    }

    /** A decline that is on its way when the partner is approved would arrive after the good news, or before. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeclineThatHasNotGoneOutIsNotSentToAPartnerWhoWasApproved(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID opportunity = seller.qualify(lead, true, true, true).opportunityId();
            seller.lose(opportunity);
            world.gangway.gangway.run("sales-outcomes");
            assertThat(mails(world, lead)).containsExactly("B2BProspectRejected");
            seller.reopen(opportunity);
            seller.win(opportunity);
            world.gangway.gangway.run("sales-outcomes");
            world.gangway.runAll();

            assertThat(mails(world, lead)).containsExactly("B2BProspectApproved");
            assertThat(world.mails()).hasSize(1);
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    /** Seen with its lead, but its own change was never read: of its deletion Sales tells only the key. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOpportunityDeletedBeforeItWasReadKeepsNobodyWaiting(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID first = seller.qualify(lead, true, true, true).opportunityId();
            world.gangway.runAll();
            seller.lose(first);
            List<UUID> second = new ArrayList<>();
            world.steps.before("fetch-leads", exchange -> {
                world.steps.free("fetch-leads");
                second.add(opportunity(world, lead));
            });
            world.gangway.gangway.run("sales-outcomes");
            assertThat(status(world, lead)).isEqualTo("Pending");

            seller.delete("opportunity", second.get(0));
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Rejected");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ofSeveralOpportunitiesOneWonApprovesAndAllLostReject(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl seller = world.sales.control();
            UUID won = world.onboard();
            UUID lost = world.onboard();
            UUID firstOfWon = seller.qualify(won, true, true, true).opportunityId();
            UUID firstOfLost = seller.qualify(lost, true, true, true).opportunityId();
            UUID secondOfWon = opportunity(world, won);
            UUID secondOfLost = opportunity(world, lost);
            seller.lose(firstOfWon);
            seller.lose(firstOfLost);
            world.gangway.runAll();
            assertThat(status(world, won)).isEqualTo("Pending");
            assertThat(status(world, lost)).isEqualTo("Pending");

            seller.win(secondOfWon);
            seller.lose(secondOfLost);
            world.gangway.runAll();
            assertThat(status(world, won)).isEqualTo("Approved");
            assertThat(status(world, lost)).isEqualTo("Rejected");
            assertThat(world.gangway.count("gangway.error")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOpportunityThatIsDeletedBeforeItIsClosedCountsNoMore(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl seller = world.sales.control();
            UUID alone = world.onboard();
            UUID beside = world.onboard();
            UUID only = seller.qualify(alone, true, true, true).opportunityId();
            seller.lose(seller.qualify(beside, true, true, true).opportunityId());
            UUID second = opportunity(world, beside);
            world.gangway.runAll();
            seller.delete("opportunity", only);
            seller.delete("opportunity", second);
            world.gangway.runAll();

            assertThat(status(world, alone)).isEqualTo("Pending");
            assertThat(status(world, beside)).isEqualTo("Rejected");

            seller.win(opportunity(world, alone));
            world.gangway.runAll();
            assertThat(status(world, alone)).isEqualTo("Approved");
            assertThat(world.gangway.count("gangway.error")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatIsMergedDeclinesNobodyAndIsShownToAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID merged = world.onboard();
            UUID master = world.onboard();
            world.sales.control().merge(merged, master);
            world.gangway.runAll();

            assertThat(status(world, merged)).isEqualTo("Pending");
            assertThat(state(world, merged)).isEqualTo("Merged");
            assertThat(world.mails()).isEmpty();
            assertThat(world.gangway.gangway.errors().list()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("LeadGone");
                assertThat(error.message()).contains("was merged into lead " + master);
            });
            assertThat(world.gangway.gangway.reconcile(true, difference -> {}).left())
                    .isEqualTo(1);
            world.gangway.runAll();
            assertThat(world.gangway.count("gangway.error")).isEqualTo(1);

            world.sales
                    .control()
                    .win(world.sales.control().qualify(master, true, true, true).opportunityId());
            world.gangway.runAll();
            assertThat(status(world, master)).isEqualTo("Approved");
            assertThat(status(world, merged)).isEqualTo("Pending");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPartnerOnBoardStaysWhenTheLeadIsDeleted(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.approve();
            world.sales.control().delete("lead", lead);
            world.gangway.runAll();

            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(state(world, lead)).isEqualTo("Deleted");
            assertThat(world.gangway.count("ax.customerhierarchy")).isEqualTo(1);
            assertThat(world.gangway.count("gangway.error")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whomALeadIsAssignedToChangesNothingAndStays(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.seller(Operation.update(
                    "leads", lead, body(Map.of("ownerid@odata.bind", "/teams(" + WellKnown.SALES_TEAM + ")"))));
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Pending");

            world.sales
                    .control()
                    .win(world.sales.control().qualify(lead, true, true, true).opportunityId());
            world.gangway.runAll();
            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(world.row("leads", "leadid", lead).toString()).contains(WellKnown.SALES_TEAM.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aContraryTurnAfterApprovalIsForAPersonAndTakesNothing(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID opportunity = seller.qualify(lead, true, true, true).opportunityId();
            seller.win(opportunity);
            world.gangway.runAll();
            seller.reopen(opportunity);
            world.gangway.runAll();
            assertThat(errors(world)).containsExactly("ContraryOutcome");
            assertThat(state(world, lead)).isEqualTo("Qualified");

            world.gangway
                    .gangway
                    .errors()
                    .retry(world.gangway.gangway.errors().list().get(0).id());
            opportunity(world, lead);
            world.gangway.runAll();
            assertThat(errors(world)).containsExactly("ContraryOutcome");
            assertThat(status(world, lead)).isEqualTo("Approved");
            assertThat(world.gangway.count("ax.customerhierarchynode WHERE versionremoved IS NULL"))
                    .isEqualTo(1);
            assertThat(mails(world, lead)).containsExactly("B2BProspectApproved");

            seller.win(opportunity);
            world.gangway.runAll();
            assertThat(errors(world)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRejectedPartnerWhoCameAgainIsNotApprovedTwice(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID first = world.onboard("email", "ida@fabrikam.example");
            SandboxControl seller = world.sales.control();
            UUID opportunity = seller.qualify(first, true, true, true).opportunityId();
            seller.lose(opportunity);
            world.gangway.runAll();
            UUID second = world.onboard("email", "ida@fabrikam.example");
            seller.reopen(opportunity);
            seller.win(opportunity);
            world.gangway.runAll();

            assertThat(status(world, first)).isEqualTo("Rejected");
            assertThat(status(world, second)).isEqualTo("Pending");
            assertThat(world.gangway.gangway.errors().list()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("DuplicatePartner");
                assertThat(error.message()).contains("P-0000002").doesNotContain("SQL");
            });
            assertThat(world.gangway.count("hq.customerhierarchy")).isZero();

            seller.disqualify(second, 7);
            world.gangway.runAll();
            world.gangway.gangway.errors().list().forEach(error -> world.gangway
                    .gangway
                    .errors()
                    .retry(error.id()));
            world.gangway.runAll();
            assertThat(status(world, first)).isEqualTo("Approved");
            assertThat(world.gangway.count("gangway.error")).isZero();
        }
    }

    /** One more opportunity that comes from the lead. */
    private static UUID opportunity(World world, UUID lead) {
        UUID id = UUID.randomUUID();
        world.seller(Operation.createIfAbsent(
                "opportunities",
                id,
                body(Map.of("name", "Another one", "originatingleadid@odata.bind", "/leads(" + lead + ")"))));
        return id;
    }

    private static ObjectNode body(Map<String, String> columns) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        columns.forEach(body::put);
        return body;
    }

    private static String status(World world, UUID lead) {
        return journey(world, "b2bprospectstatus", lead);
    }

    private static String state(World world, UUID lead) {
        return journey(world, "salesstate", lead);
    }

    private static String journey(World world, String column, UUID lead) {
        return world.gangway.text(
                "SELECT " + column + " FROM gangway.prospectjourney WHERE leadid = ?", lead.toString());
    }

    private static List<String> customers(World world, UUID lead) {
        return ofProspect(world, "partytype", "hq.customer", lead);
    }

    private static List<String> mails(World world, UUID lead) {
        return ofProspect(world, "notificationtype", "hq.emailnotification", lead);
    }

    private static List<String> ofProspect(World world, String column, String table, UUID lead) {
        return world.gangway.jdbc.queryForList(
                "SELECT " + column + " FROM " + table + " WHERE prospectid ="
                        + " (SELECT prospectid FROM gangway.link WHERE leadid = ?) ORDER BY " + column,
                String.class,
                lead.toString());
    }

    private static List<String> errors(World world) {
        return world.gangway.gangway.errors().list().stream()
                .map(error -> error.code())
                .toList();
    }
}
