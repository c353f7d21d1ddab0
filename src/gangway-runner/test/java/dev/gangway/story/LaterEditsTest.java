package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.TestClient;
import dev.gangway.sandbox.control.RecordedRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Either side goes on after the lead is there: changes, withdrawals, deletions, and the echo of our own writing. */
class LaterEditsTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void onlyWhatChangedIsWrittenAndHeadquartersWinsOnTheSameColumn(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard("city", "Bergen", "phone", "+47 1");
            TestClient seller = TestClient.seller(world.sales);
            var edit = seller.patch(
                    "leads(" + lead + ")",
                    "{\"telephone1\": \"+47 999\", \"jobtitle\": \"Buyer\", \"address1_city\": \"Voss\"}");
            assertThat(edit.status()).isEqualTo(204);
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET primaryphonenumber = '+47 2', addressstreet = 'Torget 1'");
            world.settle();

            JsonNode after = world.leadInSales(lead);
            assertThat(after.path("telephone1").asText()).isEqualTo("+47 2");
            assertThat(after.path("address1_line1").asText()).isEqualTo("Torget 1");
            assertThat(after.path("jobtitle").asText()).isEqualTo("Buyer");
            assertThat(world.differences())
                    .containsExactly("address1_city of the lead of prospect P-0000001 should be Bergen, but is Voss");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aColumnThatIsEmptiedInHeadquartersIsEmptiedInSales(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard("city", "Bergen", "phone", "+47 1");
            world.gangway.jdbc.update("UPDATE hq.prospect SET primaryphonenumber = NULL");
            world.settle();

            assertThat(world.leadInSales(lead).has("telephone1")).isFalse();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectThatChangesWhileItsLeadIsOnTheWayIsSentOnceMore(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            });
            UUID lead = world.onboard("city", "Bergen");
            world.settle();

            assertThat(world.leadInSales(lead).path("address1_city").asText()).isEqualTo("Oslo");
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectThatChangesBeforeTheRepetitionEndsUpAsItIsNow(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnerAsks("city", "Bergen");
            world.steps.dieBefore("acknowledge-leads");
            world.runAll();
            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            world.steps.free("acknowledge-leads");
            world.leasesEnd();
            world.settle();

            assertThat(world.rows("leads")).singleElement().satisfies(lead -> assertThat(
                            lead.path("address1_city").asText())
                    .isEqualTo("Oslo"));
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectThatIsDeletedInHeadquartersHasItsLeadCanceled(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.partnersAsk(5);
            world.settle();
            world.gangway.jdbc.update("DELETE FROM hq.prospect WHERE prospectid = 'P-0000001'");
            world.settle();

            JsonNode after = world.leadInSales(lead);
            assertThat(after.path("statecode").asInt()).isEqualTo(2);
            assertThat(after.path("statuscode").asInt()).isEqualTo(7);
            assertThat(world.mails()).isEmpty();
            assertThat(world.differences())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("number of: prospect of request"))
                    .contains("lead of prospect P-0000001, which is not there");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatIsDeletedInSalesIsNotMadeAgainButShownToAPerson(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            world.sales.control().delete("lead", lead);
            world.settle();
            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("LeadGone"));

            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            world.settle();
            assertThat(world.rows("leads")).isEmpty();
            assertThat(world.status()).isEqualTo("Pending");
            assertThat(world.errors()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theEchoOfOurOwnWritingCostsNothing(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(30);
            world.settle();
            world.sellersDecide();
            world.settle();
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET addresscity = 'Oslo' WHERE b2bprospectstatus = 'Pending'");
            world.settle();
            world.sales.control().clearRequests();
            oneRound(world.gangway);
            oneRound(world.gangway);

            assertThat(world.sales.control().requests())
                    .extracting(RecordedRequest::method)
                    .containsExactly("GET", "GET", "GET", "GET");
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void anIdleRoundWritesNoRow() {
        try (var world = new World(TestDatabases.POSTGRESQL)) {
            world.partnersAsk(30);
            world.settle();
            world.sellersDecide();
            world.settle();
            long before = world.rowsWritten();
            for (int i = 0; i < 5; i++) {
                oneRound(world.gangway);
            }
            assertThat(world.rowsWritten()).isEqualTo(before);

            world.partnersAsk(1);
            oneRound(world.gangway);
            assertThat(world.rowsWritten()).isGreaterThan(before);
        }
    }

    private static void oneRound(EmbeddedGangway gangway) {
        gangway.gangway
                .jobs()
                .forEach(job -> assertThat(gangway.gangway.run(job).paused()).isNull());
    }
}
