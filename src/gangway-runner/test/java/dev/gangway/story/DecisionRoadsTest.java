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
            world.runAll();

            assertThat(leads).allSatisfy(lead -> {
                assertThat(world.status(lead)).isEqualTo("Rejected");
                assertThat(world.salesState(lead)).isEqualTo("Disqualified");
                assertThat(world.notifications(lead)).containsExactly("B2BProspectRejected");
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
            world.runAll();

            assertThat(leads).allSatisfy(lead -> {
                assertThat(world.status(lead)).isEqualTo("Pending");
                assertThat(world.customers(lead)).containsExactly("Organization", "Person");
                assertThat(world.notifications(lead)).isEmpty();
            });
            assertThat(world.gangway.count("hq.customerhierarchy")).isZero();
            assertThat(world.errors()).isEmpty();
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
            world.disqualify(lead);
            seller.reactivate(lead);
            Qualified qualified = world.qualify(lead);
            seller.lose(qualified.opportunityId());
            seller.reopen(qualified.opportunityId());
            seller.win(qualified.opportunityId());
            world.runAll();

            assertThat(world.status(lead)).isEqualTo("Approved");
            assertThat(world.customers(lead)).containsExactly("Organization", "Person");
            assertThat(world.notifications(lead)).containsExactly("B2BProspectApproved");
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
                world.win(lead);
            });
            world.run("sales-outcomes");
            assertThat(world.status(lead)).isEqualTo("Approved");
            world.runAll();

            assertThat(world.customers(lead)).containsExactly("Organization", "Person");
            assertThat(world.notifications(lead)).containsExactly("B2BProspectApproved");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aReactivatedLeadLeavesTheRejectionUntilItIsWon(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            seller.disqualify(lead, 4);
            world.runAll();
            seller.reactivate(lead);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Rejected");
            assertThat(world.salesState(lead)).isEqualTo("Open");

            Qualified qualified = world.qualify(lead);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Rejected");
            assertThat(world.customers(lead)).isEmpty();

            seller.win(qualified.opportunityId());
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Approved");
            assertThat(world.customers(lead)).containsExactly("Organization", "Person");
            assertThat(world.notifications(lead)).containsExactly("B2BProspectApproved", "B2BProspectRejected");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLostOpportunityThatIsReopenedAndWonApproves(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID opportunity = world.qualify(lead).opportunityId();
            seller.lose(opportunity);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Rejected");
            seller.reopen(opportunity);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Rejected");

            seller.win(opportunity);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Approved");
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
            UUID opportunity = world.qualify(lead).opportunityId();
            seller.lose(opportunity);
            world.run("sales-outcomes");
            assertThat(world.notifications(lead)).containsExactly("B2BProspectRejected");
            seller.reopen(opportunity);
            seller.win(opportunity);
            world.run("sales-outcomes");
            world.runAll();

            assertThat(world.notifications(lead)).containsExactly("B2BProspectApproved");
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
            UUID first = world.qualify(lead).opportunityId();
            world.runAll();
            seller.lose(first);
            List<UUID> second = new ArrayList<>();
            world.steps.before("fetch-leads", exchange -> {
                world.steps.free("fetch-leads");
                second.add(opportunity(world, lead));
            });
            world.run("sales-outcomes");
            assertThat(world.status(lead)).isEqualTo("Pending");

            seller.delete("opportunity", second.get(0));
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Rejected");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ofSeveralOpportunitiesOneWonApprovesAndAllLostReject(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl seller = world.sales.control();
            UUID won = world.onboard();
            UUID lost = world.onboard();
            UUID firstOfWon = world.qualify(won).opportunityId();
            UUID firstOfLost = world.qualify(lost).opportunityId();
            UUID secondOfWon = opportunity(world, won);
            UUID secondOfLost = opportunity(world, lost);
            seller.lose(firstOfWon);
            seller.lose(firstOfLost);
            world.runAll();
            assertThat(world.status(won)).isEqualTo("Pending");
            assertThat(world.status(lost)).isEqualTo("Pending");

            seller.win(secondOfWon);
            seller.lose(secondOfLost);
            world.runAll();
            assertThat(world.status(won)).isEqualTo("Approved");
            assertThat(world.status(lost)).isEqualTo("Rejected");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOpportunityThatIsDeletedBeforeItIsClosedCountsNoMore(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl seller = world.sales.control();
            UUID alone = world.onboard();
            UUID beside = world.onboard();
            UUID only = world.qualify(alone).opportunityId();
            seller.lose(world.qualify(beside).opportunityId());
            UUID second = opportunity(world, beside);
            world.runAll();
            seller.delete("opportunity", only);
            seller.delete("opportunity", second);
            world.runAll();

            assertThat(world.status(alone)).isEqualTo("Pending");
            assertThat(world.status(beside)).isEqualTo("Rejected");

            seller.win(opportunity(world, alone));
            world.runAll();
            assertThat(world.status(alone)).isEqualTo("Approved");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatIsMergedDeclinesNobodyAndIsShownToAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID merged = world.onboard();
            UUID master = world.onboard();
            world.sales.control().merge(merged, master);
            world.runAll();

            assertThat(world.status(merged)).isEqualTo("Pending");
            assertThat(world.salesState(merged)).isEqualTo("Merged");
            assertThat(world.mails()).isEmpty();
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("LeadGone");
                assertThat(error.message()).contains("was merged into lead " + master);
            });
            assertThat(world.gangway.gangway.reconcile(true, difference -> {}).left())
                    .isEqualTo(1);
            world.runAll();
            assertThat(world.errors()).hasSize(1);

            world.win(master);
            world.runAll();
            assertThat(world.status(master)).isEqualTo("Approved");
            assertThat(world.status(merged)).isEqualTo("Pending");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPartnerOnBoardStaysWhenTheLeadIsDeleted(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.approve();
            world.sales.control().delete("lead", lead);
            world.runAll();

            assertThat(world.status(lead)).isEqualTo("Approved");
            assertThat(world.salesState(lead)).isEqualTo("Deleted");
            assertThat(world.gangway.count("ax.customerhierarchy")).isEqualTo(1);
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whomALeadIsAssignedToChangesNothingAndStays(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.seller(Operation.update(
                    "leads", lead, body(Map.of("ownerid@odata.bind", "/teams(" + WellKnown.SALES_TEAM + ")"))));
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Pending");

            world.win(lead);
            world.runAll();
            assertThat(world.status(lead)).isEqualTo("Approved");
            assertThat(world.leadInSales(lead).toString()).contains(WellKnown.SALES_TEAM.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aContraryTurnAfterApprovalIsForAPersonAndTakesNothing(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            SandboxControl seller = world.sales.control();
            UUID opportunity = world.qualify(lead).opportunityId();
            seller.win(opportunity);
            world.runAll();
            seller.reopen(opportunity);
            world.runAll();
            assertThat(world.errorCodes()).containsExactly("ContraryOutcome");
            assertThat(world.salesState(lead)).isEqualTo("Qualified");

            world.retryErrors();
            opportunity(world, lead);
            world.runAll();
            assertThat(world.errorCodes()).containsExactly("ContraryOutcome");
            assertThat(world.status(lead)).isEqualTo("Approved");
            assertThat(world.gangway.count("ax.customerhierarchynode WHERE versionremoved IS NULL"))
                    .isEqualTo(1);
            assertThat(world.notifications(lead)).containsExactly("B2BProspectApproved");

            seller.win(opportunity);
            world.runAll();
            assertThat(world.errorCodes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRejectedPartnerWhoCameAgainIsNotApprovedTwice(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID first = world.onboard("email", "ida@fabrikam.example");
            SandboxControl seller = world.sales.control();
            UUID opportunity = world.qualify(first).opportunityId();
            seller.lose(opportunity);
            world.runAll();
            UUID second = world.onboard("email", "ida@fabrikam.example");
            seller.reopen(opportunity);
            seller.win(opportunity);
            world.runAll();

            assertThat(world.status(first)).isEqualTo("Rejected");
            assertThat(world.status(second)).isEqualTo("Pending");
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("DuplicatePartner");
                assertThat(error.message()).contains("P-0000002").doesNotContain("SQL");
            });
            assertThat(world.gangway.count("hq.customerhierarchy")).isZero();

            seller.disqualify(second, 7);
            world.runAll();
            world.retryErrors();
            world.runAll();
            assertThat(world.status(first)).isEqualTo("Approved");
            assertThat(world.errors()).isEmpty();
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
}
