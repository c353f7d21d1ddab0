package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.sandbox.TestClient;
import java.time.Duration;
import java.time.LocalDateTime;
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
            world.partnersAsk(PARTNERS);
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
            var lost = world.qualify(world.onboard());
            var halfLost = world.qualify(halfLostLead);
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

            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("LeadGone"));
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT b2bprospectstatus FROM hq.prospect ORDER BY prospectid", String.class))
                    .isEqualTo(List.of("Pending", "Rejected", "Rejected"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTrackingThatExpiresBetweenTwoPagesBeginsAgain(TestDatabases kind) {
        try (var world = new World(kind, "gangway.sales.page-size", "7")) {
            world.partnersAsk(PARTNERS);
            world.settle();
            world.sellersDecide();
            world.steps.dieBefore("read-opportunity-changes");
            world.runAll();
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
            world.partnersAsk(PARTNERS);
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                world.sellersDecide();
                assertThat(world.run("sales-outcomes").paused()).isNull();
                // the acknowledgement does not leave it to a later look
                assertThat(world.gangway.jdbc.update(
                                "UPDATE gangway.earlychange SET lookat = ?",
                                world.now().plusHours(1)))
                        .isPositive();
            });
            world.settle();

            assertThat(world.gangway.count("hq.customerhierarchy")).isPositive();
            assertThat(world.gangway.count("gangway.earlychange")).isZero();
            assertThat(world.differences()).isEmpty();
        }
    }

    /** By this the looks know when people work; that a token was renewed says nothing. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void onlyAPageWithRowsCountsAsAChange(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            world.settle();
            LocalDateTime before = lastChange(world);
            world.timePasses(Duration.ofHours(2));
            world.run("sales-outcomes");
            assertThat(lastChange(world)).isEqualTo(before);

            world.onboard();
            world.settle();

            assertThat(lastChange(world)).isAfter(before);
        }
    }

    private static LocalDateTime lastChange(World world) {
        return world.gangway.jdbc.queryForObject(
                "SELECT lastchange FROM gangway.deltatoken WHERE entityset = 'leads'", LocalDateTime.class);
    }

    /** The change is read when the link is there but not committed: neither sees the other. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeThatIsReadInTheMomentOfTheAcknowledgementIsHeard(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.gangway.jdbc.update("UPDATE gangway.link SET leadid = 'not committed'");
            world.disqualify(lead);
            world.run("sales-outcomes");
            world.gangway.jdbc.update("UPDATE gangway.link SET leadid = ?", lead.toString());
            world.settle();

            assertThat(world.status()).isEqualTo("Rejected");
            assertThat(world.gangway.count("gangway.earlychange")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeOfAForeignLeadIsLookedAtMoreRarelyAndThenForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = LeadIdentity.ofRequest("another's").leadId();
            world.seller(Operation.create(
                    "leads",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("leadid", lead.toString())
                            .put("subject", "Another shop's")
                            .put("lastname", "Berg")
                            .put("msdyn_b2bcommerceprospect", true)));
            world.disqualify(lead);
            world.runAll();
            assertThat(world.gangway.count("gangway.earlychange")).isEqualTo(1);
            assertThat(minutesToWait(world)).isZero();

            world.timePasses(Duration.ofMinutes(30));
            world.runAll();
            assertThat(minutesToWait(world)).isBetween(28L, 31L);

            world.timePasses(Duration.ofHours(12));
            world.runAll();
            world.timePasses(Duration.ofHours(12));
            world.runAll();
            assertThat(world.gangway.count("gangway.earlychange"))
                    .as("older than a day, and not looked at yet")
                    .isEqualTo(1);

            world.timePasses(Duration.ofHours(1));
            world.runAll();
            assertThat(world.gangway.count("gangway.earlychange")).isZero();
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    /** However long it takes until the creation is known: nothing has to be remembered of what came in between. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadWhoseCreationWasNotAnsweredIsLookedAtAllTheSame(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(1);
            world.steps.dieBefore("acknowledge-leads");
            world.runAll();
            UUID lead = world.leads().get(0);
            world.disqualify(lead);
            world.run("sales-outcomes");
            assertThat(world.gangway.jdbc.update("DELETE FROM gangway.earlychange"))
                    .isEqualTo(1);
            world.steps.free("acknowledge-leads");
            world.leasesEnd();
            world.settle();

            assertThat(world.status()).isEqualTo("Rejected");
            assertThat(world.differences()).isEmpty();
        }
    }

    private static long minutesToWait(World world) {
        var lookAt = world.gangway.jdbc.queryForObject("SELECT lookat FROM gangway.earlychange", LocalDateTime.class);
        return Duration.between(world.now(), lookAt).toMinutes();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOutcomeThatIsSeenTwiceIsAppliedOnce(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
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
            UUID opportunity = world.qualify(world.onboard()).opportunityId();
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
    void aLeadThatIsAsBeforeAfterAnotherNodeIsLookedAtAgain(TestDatabases kind) {
        try (var world = new World(kind);
                var other = world.another()) {
            var seller = world.sales.control();
            UUID lead = world.onboard();
            world.disqualify(lead);
            world.steps.before("fetch-leads", exchange -> {
                world.steps.free("fetch-leads");
                seller.reactivate(lead);
            });
            world.steps.before("apply-outcomes", exchange -> {
                world.steps.free("apply-outcomes");
                world.disqualify(lead);
                other.gangway.run("sales-outcomes");
            });
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }
}
