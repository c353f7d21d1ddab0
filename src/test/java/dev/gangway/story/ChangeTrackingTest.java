package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.TestClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sales tells comes too late, too early, again, or not at all. */
class ChangeTrackingTest {
    private static final int PARTNERS = 40;

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void decisionsOfTheTimeThatTheTrackingForgotAreFound(TestDatabases kind) {
        try (var world = new World(kind, "gangway.sales.page-size", "7")) {
            world.gangway.submitMany(PARTNERS);
            world.settle();
            world.sellersDecide();
            world.sales.control().expireDeltas();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatWasDeletedInTheTimeThatTheTrackingForgotIsFound(TestDatabases kind) {
        try (var world = new World(kind)) {
            var seller = world.sales.control();
            UUID deleted = world.onboard();
            UUID halfLostLead = world.onboard();
            var lost = seller.qualify(world.onboard(), true, true, true);
            var halfLost = seller.qualify(halfLostLead, true, true, true);
            UUID second = TestClient.seller(world.sales)
                    .create(
                            "opportunities",
                            "{\"name\": \"Second\", \"originatingleadid@odata.bind\": \"/leads(" + halfLostLead
                                    + ")\"}");
            seller.lose(lost.opportunityId());
            seller.lose(halfLost.opportunityId());
            world.settle();
            assertThat(world.differences()).isEmpty();
            seller.delete("lead", deleted);
            seller.delete("opportunity", second);
            seller.expireDeltas();
            world.settle();

            assertThat(world.gangway.gangway.errors().list())
                    .singleElement()
                    .satisfies(error -> assertThat(error.code()).isEqualTo("LeadGone"));
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT b2bprospectstatus FROM hq.prospect ORDER BY prospectid", String.class))
                    .isEqualTo(List.of("Pending", "Rejected", "Rejected"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTrackingThatExpiresBetweenTwoPagesBeginsAgain(TestDatabases kind) {
        try (var world = new World(kind, "gangway.sales.page-size", "7")) {
            world.gangway.submitMany(PARTNERS);
            world.settle();
            world.sellersDecide();
            world.steps.dieBefore("read-opportunity-changes");
            world.gangway.runAll();
            world.steps.free("read-opportunity-changes");
            world.sales.control().expireDeltas();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void sellersThatAreQuickerThanTheAcknowledgementAreHeard(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.gangway.submitMany(PARTNERS);
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                world.sellersDecide();
                assertThat(world.gangway.gangway.run("sales-outcomes").paused()).isNull();
            });
            world.settle();

            assertThat(world.gangway.count("hq.customerhierarchy")).isPositive();
            assertThat(world.gangway.count("gangway.earlychange")).isZero();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOutcomeThatIsSeenTwiceIsAppliedOnce(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.gangway.submitMany(PARTNERS);
            world.settle();
            world.sellersDecide();
            world.settle();
            world.gangway.jdbc.update("UPDATE gangway.deltatoken SET token = NULL");
            world.gangway.jdbc.update("DELETE FROM gangway.opportunity");
            world.gangway.jdbc.update("UPDATE gangway.link SET leadstate = 'Open'");
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    /** Won when its change was read, reopened when it was asked for, won again when that was applied. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOpportunityThatReturnsToAKnownStateIsLookedAtAgain(TestDatabases kind) {
        try (var world = new World(kind)) {
            var seller = world.sales.control();
            UUID opportunity = seller.qualify(world.onboard(), true, true, true).opportunityId();
            seller.win(opportunity);
            world.steps.before("fetch-leads", exchange -> {
                world.steps.free("fetch-leads");
                seller.reopen(opportunity);
            });
            world.steps.before("apply-outcomes", exchange -> {
                world.steps.free("apply-outcomes");
                seller.win(opportunity);
            });
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    /** Disqualified when one node read it, reactivated when that asked, disqualified again when another node read it. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatReturnsToAKnownStateInTheHandsOfAnotherNodeIsLookedAtAgain(TestDatabases kind) {
        try (var world = new World(kind);
                var other = world.another()) {
            var seller = world.sales.control();
            UUID lead = world.onboard();
            seller.disqualify(lead, 5);
            world.steps.before("fetch-leads", exchange -> {
                world.steps.free("fetch-leads");
                seller.reactivate(lead);
            });
            world.steps.before("apply-outcomes", exchange -> {
                world.steps.free("apply-outcomes");
                seller.disqualify(lead, 5);
                other.gangway.run("sales-outcomes");
            });
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }
}
