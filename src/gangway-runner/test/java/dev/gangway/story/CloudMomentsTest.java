package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens in headquarters, or to it, between two requests of Gangway. */
class CloudMomentsTest {
    private static final int REJECTED = 192350002;

    private static final AtomicInteger TESTS = new AtomicInteger();

    private static CloudWorld world;

    /** Of the prospect that the test is about; others begin with it. */
    private final String id = "M" + TESTS.incrementAndGet();

    private int mailsBefore;

    @BeforeAll
    static void start() {
        world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.page-size", "2", "gangway.fno.settle-seconds", "1");
    }

    /** Nobody is in headquarters, and nothing is left to do. */
    @BeforeEach
    void clear() {
        world.fno.control().clearFaults();
        for (Map<String, Object> row : world.fno.control().rows("Prospects")) {
            world.fno.control().deleteProspect((String) row.get("dataAreaId"), (String) row.get("ProspectId"));
        }
        world.settle();
        world.gangway.jdbc.update("DELETE FROM gangway.error");
        world.fno.control().clearRequests();
        world.fno.control().clearMisuse();
        mailsBefore = world.fno.control().mails();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private int mails() {
        return world.fno.control().mails() - mailsBefore;
    }

    private long mirrored() {
        return world.gangway.jdbc.queryForObject(
                "SELECT COUNT(*) FROM hq.prospect WHERE prospectid LIKE ?", Long.class, id + "%");
    }

    private List<JsonNode> leads() {
        return world.rows("leads").stream()
                .filter(lead -> lead.path("msdyn_prospectid").asText().startsWith(id))
                .toList();
    }

    private void six() {
        for (int i = 1; i <= 6; i++) {
            world.prospect(id + "-" + i);
        }
    }

    /** Between the read that shows the prospect as pending and the write. */
    @ParameterizedTest
    @CsvSource({"Approved, Approved", "Rejected, Rejected", "Approved, Rejected", "Rejected, Approved"})
    void aClerkWhoDecidesAMomentBeforeTheWrite(String clerk, String seller) {
        UUID lead = world.onboard(id);
        decide(lead, seller);
        world.fno.control().failNext(Fault.meanwhile(() -> clerk(clerk)).on("PATCH", "Prospects"));

        world.run("sales-outcomes", "headquarters");

        assertThat(world.status(id)).isEqualTo(clerk);
        // at once, not after the next look
        assertThat(world.errorOf(id)).isEqualTo(clerk.equals(seller) ? null : "ContraryOutcome");
        world.settle();
        assertThat(world.status(id)).isEqualTo(clerk);
        assertThat(world.errorOf(id)).isEqualTo(clerk.equals(seller) ? null : "ContraryOutcome");
        assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
        assertThat(mails()).isEqualTo(1);
    }

    private static void decide(UUID lead, String seller) {
        if (seller.equals("Approved")) {
            world.win(lead);
        } else {
            world.disqualify(lead);
        }
    }

    private void clerk(String status) {
        if (status.equals("Approved")) {
            world.fno.control().approve("usrt", id);
        } else {
            world.fno.control().reject("usrt", id);
        }
    }

    @Test
    void aWriteThatMeetsAnothersChangeIsTriedAgain() {
        world.win(world.onboard(id));
        // refused with the status of any other refusal, and in the mapped user's language
        world.fno
                .control()
                .failNext(Fault.status(400)
                        .message("Ein Aktualisierungskonflikt ist aufgetreten")
                        .whenHit(() -> change())
                        .on("PATCH", "Prospects"));

        world.run("sales-outcomes", "headquarters");
        world.settle();

        assertThat(world.status(id)).isEqualTo("Approved");
        assertThat(world.errorOf(id)).isNull();
    }

    private void change() {
        Map<String, Object> row = new HashMap<>(world.inFno(id));
        row.put("Department", "Purchasing " + System.nanoTime());
        world.fno.control().put("Prospects", row);
    }

    @Test
    void aProspectThatIsDeletedAMomentBeforeTheWriteIsForAPerson() {
        UUID lead = world.onboard(id);
        world.win(lead);
        world.fno
                .control()
                .failNext(Fault.meanwhile(() -> world.fno.control().deleteProspect("usrt", id))
                        .on("PATCH", "Prospects"));

        world.run("sales-outcomes", "headquarters");
        world.settle();

        assertThat(world.errorOf(id)).isEqualTo("ProspectGone");
        assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
    }

    /** The rows after it move up by one: the first of the second page is on none. */
    @Test
    void aRowThatSlipsFromOnePageToAnotherIsSeenInTheNextLook() {
        six();
        onPage(2, Fault.meanwhile(() -> world.fno.control().reject("usrt", id + "-1")));

        world.run("headquarters");
        assertThat(mirrored()).isEqualTo(5);
        world.settle();

        // nobody needs a lead of the one that was rejected meanwhile
        assertThat(mirrored()).isEqualTo(6);
        assertThat(leads()).hasSize(5);

        // one that is known, slips, and is on no page is read by its key and stays as it is
        onPage(2, Fault.meanwhile(() -> world.fno.control().reject("usrt", id + "-2")));
        world.settle();

        assertThat(mirrored()).isEqualTo(6);
        assertThat(leads())
                .filteredOn(lead -> lead.path("msdyn_b2bprospectstatus").asInt() == REJECTED)
                .singleElement()
                .satisfies(lead ->
                        assertThat(lead.path("msdyn_prospectid").asText()).isEqualTo(id + "-2"));
        assertThat(leads())
                .allSatisfy(lead -> assertThat(lead.path("statecode").asInt()).isZero());
        assertThat(world.errors()).isEmpty();
        assertThat(world.fno.control().misuse()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "502", "reset"})
    void aLookThatBreaksOffHalfWayConcludesNothing(String how) {
        six();
        world.settle();
        Fault fault =
                switch (how) {
                    case "cut" -> Fault.cut();
                    case "reset" -> Fault.reset();
                    default -> Fault.status(502).html("<html>Bad Gateway</html>");
                };
        onPage(3, fault);
        world.fno.control().clearRequests();

        assertThat(world.run("headquarters").paused()).isNotNull();

        // two pages and the broken one, and nobody was read by the key; a refused request is noted after its answer
        await().untilAsserted(
                        () -> assertThat(world.fno.control().requestCount()).isEqualTo(3));
        assertThat(mirrored()).isEqualTo(6);
        world.settle();
        assertThat(leads())
                .hasSize(6)
                .allSatisfy(lead -> assertThat(lead.path("statecode").asInt()).isZero());
        assertThat(world.errors()).isEmpty();
    }

    /** Arms a fault for one of the pages to come. */
    private static void onPage(int page, Fault fault) {
        Fault next = page == 1 ? fault : Fault.meanwhile(() -> onPage(page - 1, fault));
        world.fno.control().failNext(next.on("GET", "Prospects"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH"})
    void aPageOfAGatewayIsNoAnswer(String method) {
        world.win(world.onboard(id));
        world.run("sales-outcomes");
        for (int status : new int[] {200, 404, 502, 503}) {
            world.fno
                    .control()
                    .failNext(Fault.status(status)
                            .html("<html>Please sign in</html>")
                            .on(method, "Prospects"));
            JobReport report = world.run("headquarters");
            assertThat(report.paused()).as(method + " " + status).contains("HTML");
            world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP, owner = NULL");
            world.gangway.jdbc.update("UPDATE gangway.cloudprospect SET writtenat = TIMESTAMP '2026-01-01 00:00:00'");
        }
        world.settle();

        assertThat(world.status(id)).isEqualTo("Approved");
        assertThat(mails()).isEqualTo(1);
        assertThat(world.errors()).isEmpty();
    }

    @Test
    void aDayWithoutHeadquartersCostsNobodyAnything() {
        UUID won = world.onboard(id);
        UUID lost = world.onboard(id + "-2");
        UUID deleted = world.onboard(id + "-3");
        world.fno.control().unavailable();
        world.win(won);
        world.disqualify(lost);
        world.fno.control().deleteProspect("usrt", id + "-3");
        world.prospect(id + "-4");
        for (int i = 0; i < 24; i++) {
            world.run("sales-outcomes", "prospects-to-leads");
            assertThat(world.run("headquarters").paused()).contains("503");
        }
        assertThat(world.errors()).isEmpty();
        assertThat(mirrored()).isEqualTo(3);

        world.fno.control().up();
        world.settle();

        assertThat(world.status(id)).isEqualTo("Approved");
        assertThat(world.status(id + "-2")).isEqualTo("Rejected");
        assertThat(leads()).hasSize(4);
        assertThat(world.leadInSales(deleted).path("statecode").asInt()).isEqualTo(2);
        assertThat(world.fnoRequests("PATCH")).isEqualTo(2);
        assertThat(world.errors()).isEmpty();
        assertThat(world.fno.control().misuse()).isEmpty();
    }

    @Test
    void aTokenForAnotherAudienceStopsTheJobAndNothingElse() {
        world.win(world.onboard(id));
        try (EmbeddedGangway wrong = world.another(
                "gangway.fno.token-url", world.sales.tokenUrl(),
                "gangway.fno.client-id", world.sales.clientId(),
                "gangway.fno.client-secret", world.sales.clientSecret())) {
            assertThat(wrong.gangway.run("sales-outcomes").paused()).isNull();
            assertThat(wrong.gangway.run("headquarters").paused()).contains("401");
        }
        assertThat(world.status(id)).isEqualTo("Pending");
        assertThat(world.errors()).isEmpty();

        world.settle();
        assertThat(world.status(id)).isEqualTo("Approved");
    }

    @Test
    void aStopWaitsForOneDecisionAndLeavesTheOthersToOthers() {
        six();
        world.run("headquarters", "prospects-to-leads");
        for (int i = 1; i <= 6; i++) {
            world.win(world.lead(id + "-" + i));
        }
        world.run("sales-outcomes");
        try (EmbeddedGangway stopping = world.another("gangway.jobs.headquarters.requests-in-flight", "1")) {
            world.fno
                    .control()
                    .failNext(Fault.meanwhile(() -> stopping.gangway.endWorkAt(Instant.now()))
                            .on("PATCH", "Prospects"));

            stopping.gangway.run("headquarters");
        }
        assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
        assertThat(world.gangway.jdbc.queryForObject(
                        "SELECT COUNT(*) FROM gangway.due WHERE owner IS NOT NULL", Long.class))
                .isZero();

        world.settle();
        assertThat(world.fnoRequests("PATCH")).isEqualTo(6);
        assertThat(mails()).isEqualTo(6);
        assertThat(world.errors()).isEmpty();
    }

    /** Settings say USRT, and the service says what it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"USRT", "UsRt"})
    void aLegalEntityInOtherLettersIsTheSame(String company) {
        world.fno.control().prospect(company, id, "Ann", "Lee", id + "@example.com");
        world.settle();
        world.win(world.lead(id));

        world.settle();

        assertThat(world.status(id)).isEqualTo("Approved");
        assertThat(world.gangway.text("SELECT dataareaid FROM gangway.link WHERE prospectid = ?", id))
                .isEqualTo("USRT");
        assertThat(world.gangway.text("SELECT company FROM gangway.cloudprospect WHERE prospectid = ?", id))
                .isEqualTo(company);
    }

    @Test
    void namesOfAHundredLettersArrive() {
        world.prospect(id);
        Map<String, Object> row = new HashMap<>(world.inFno(id));
        String company = "ש".repeat(50) + "Ω".repeat(49) + "!";
        row.put("CompanyName", company);
        world.fno.control().put("Prospects", row);

        world.settle();

        assertThat(leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.path("companyname").asText()).isEqualTo(company));
    }
}
