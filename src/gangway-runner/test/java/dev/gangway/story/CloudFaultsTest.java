package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFaultsTest {
    private static final int APPROVED = 192350001;

    @ParameterizedTest
    @EnumSource
    void aWriteWhoseAnswerIsLostAfterItWasAppliedIsNotRepeated(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            world.win(world.onboard("P1"));
            world.fno.control().failNext(Fault.reset().on("PATCH", "Prospects").afterApplying());

            world.run("sales-outcomes", "headquarters");
            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
            assertThat(world.fno.control().mails()).isEqualTo(1);
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    @Test
    void aWriteThatWasLostBeforeItWasAppliedIsSentAgain() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.settle-seconds", "1")) {
            world.win(world.onboard("P1"));
            world.fno.control().failNext(Fault.reset().on("PATCH", "Prospects"));

            world.run("sales-outcomes", "headquarters");
            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.fno.control().mails()).isEqualTo(1);
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    @Test
    void anUnansweredWriteIsWatchedBeforeItIsSentAgain() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.win(world.onboard("P1"));
            world.fno.control().failNext(Fault.reset().on("PATCH", "Prospects"));
            world.run("sales-outcomes", "headquarters");

            world.run("headquarters", "headquarters");

            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
            assertThat(world.status("P1")).isEqualTo("Pending");
        }
    }

    @Test
    void effectsThatComeLaterAreWaitedFor() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.APPROVAL, "delayed");
            world.win(world.onboard("P1"));
            world.run("sales-outcomes", "headquarters", "headquarters", "prospects-to-leads");
            assertThat(world.gangway.count("hq.customer")).isZero();
            assertThat(world.errorOf("P1")).isNull();

            world.fno.control().clockOffset(Duration.ofMinutes(11));
            world.settle();

            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
        }
    }

    @Test
    void anApprovalWithoutEffectsBecomesATask() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.effects-seconds", "1")) {
            world.fno.control().assume(Assumption.APPROVAL, "inert");
            world.win(world.onboard("P1"));

            world.settle();

            assertThat(world.errorOf("P1")).isEqualTo("EffectsMissing");
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);
        }
    }

    @Test
    void anApprovedProspectThatLeavesTheSetIsApproved() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.APPROVED_PROSPECT, "leaves");
            UUID lead = world.onboard("P1");
            world.win(lead);

            world.settle();

            assertThat(world.inFno("P1")).isNull();
            assertThat(world.statusInSales(lead)).isEqualTo(APPROVED);
            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void aProspectThatWasDeletedBeforeTheDecisionIsForAPerson() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.win(world.onboard("P1"));
            world.run("sales-outcomes");
            world.fno.control().deleteProspect("usrt", "P1");

            world.settle();

            assertThat(world.errorOf("P1")).isEqualTo("ProspectGone");
            assertThat(world.fnoRequests("PATCH")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClerkAndASellerWhoDisagreeAreForAPerson(boolean clerkApproves) {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID lead = world.onboard("P1");
            if (clerkApproves) {
                world.fno.control().approve("usrt", "P1");
                world.disqualify(lead);
            } else {
                world.fno.control().reject("usrt", "P1");
                world.win(lead);
            }

            world.run("sales-outcomes");
            world.settle();

            assertThat(world.errorOf("P1")).isEqualTo("ContraryOutcome");
            assertThat(world.fnoRequests("PATCH")).isZero();
        }
    }

    @Test
    void aClerkAndASellerWhoAgreeDoNotWriteTwice() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.win(world.onboard("P1"));
            world.fno.control().approve("usrt", "P1");

            world.settle();

            assertThat(world.fnoRequests("PATCH")).isZero();
            assertThat(world.fno.control().mails()).isEqualTo(1);
            assertThat(world.rows("accounts").get(0).path("accountnumber").asText())
                    .isEqualTo("C-000001");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostileNamesAndKeysGetThrough(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            List<String> ids = List.of("O'Brien", "a/b?c=d&e", "..", "{{x}} 100%");
            ids.forEach(id -> world.fno
                    .control()
                    .prospect("usrt", id, "שלום 👩‍👩‍👧", "O'Neill; DROP", "x" + id.hashCode() + "@example.com"));
            world.run("headquarters", "prospects-to-leads");
            ids.forEach(id -> world.win(world.lead(id)));

            world.settle();

            assertThat(ids).allSatisfy(id -> assertThat(world.status(id)).isEqualTo("Approved"));
            assertThat(world.errors()).isEmpty();
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    @Test
    void aNameThatIsTooLongHoldsUpNobody() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().prospect("usrt", "long", "A".repeat(100), "Lee", "long@example.com");
            world.prospect("P1");

            world.run("headquarters", "prospects-to-leads");

            assertThat(world.errorOf("long")).isEqualTo("ValueTooLong");
            assertThat(world.lead("P1")).isNotNull();
        }
    }

    @Test
    void aSecondProspectWithTheSameEmailWaitsUntilTheFirstIsRejected() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().prospect("usrt", "P1", "Ann", "Lee", "Ann@example.com");
            world.run("headquarters");
            world.fno.control().prospect("usrt", "P2", "Ann", "Lee", "ann@EXAMPLE.com");
            world.settle();
            assertThat(world.errorOf("P2")).isEqualTo("DuplicatePartner");

            world.fno.control().reject("usrt", "P1");
            world.settle();

            assertThat(world.errorOf("P2")).isNull();
            assertThat(world.lead("P2")).isNotNull();
        }
    }

    @Test
    void aProspectThatIsNotWholeIsLookedAtAgain() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().prospect("usrt", "P1", "Ann", "Lee", "");
            world.settle();
            assertThat(world.gangway.count("hq.prospect")).isZero();
            assertThat(world.errorOf("P1")).isNull();
            Map<String, Object> row = new HashMap<>(world.inFno("P1"));
            row.put("PrimaryEmailAddress", "ann@example.com");
            world.fno.control().put("Prospects", row);

            world.settle();

            assertThat(world.lead("P1")).isNotNull();
        }
    }

    @Test
    void aLookThatBreaksOffConcludesNothing() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.page-size", "2")) {
            world.fno.control().prospects("usrt", 6);
            world.settle();
            world.fno.control().failNext(Fault.cut().on("GET", "Prospects"));
            world.fno.control().clearRequests();

            assertThat(world.run("headquarters").paused()).isNotNull();

            assertThat(world.gangway.count("hq.prospect")).isEqualTo(6);
            world.settle();
            assertThat(world.gangway.count("hq.prospect")).isEqualTo(6);
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void anOutageOfHeadquartersCountsAgainstNoRecord(int status) {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.win(world.onboard("P1"));
            world.run("sales-outcomes");
            world.fno.control().failNext(Fault.status(status).retryAfter(1).on("PATCH", "Prospects"));

            assertThat(world.run("headquarters").paused()).isNotNull();
            assertThat(world.errors()).isEmpty();
        }
    }

    @Test
    void whereTheFlagsCannotBeFilteredAllProspectsAreReadAndSorted() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.B2B_FILTER, "refused");
            UUID lead = world.onboard("P1");
            world.win(lead);

            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
        }
    }

    @Test
    void anOrganizationAsPartyIsOnboardedToo() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.PROSPECT_PARTY, "organization");
            UUID lead = world.onboard("P1");

            assertThat(world.leadInSales(lead).path("firstname").asText()).isEqualTo("Ann Lee");
            assertThat(world.leadInSales(lead).path("lastname").asText()).isEqualTo("P1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoNodesDecideEachProspectOnce(TestDatabases kind) throws Exception {
        try (var world = new CloudWorld(kind);
                EmbeddedGangway other = world.another()) {
            world.fno.control().prospects("usrt", 40);
            world.run("headquarters", "prospects-to-leads");
            world.leads().forEach(world::win);
            Thread helper = new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    other.gangway.run("sales-outcomes");
                    other.gangway.run("headquarters");
                }
            });
            helper.start();
            for (int i = 0; i < 10; i++) {
                world.run("sales-outcomes", "headquarters");
            }
            helper.join();
            world.settle();

            assertThat(world.fnoRequests("PATCH")).isEqualTo(40);
            assertThat(world.fno.control().mails()).isEqualTo(40);
            assertThat(world.fno.control().rows("Prospects"))
                    .allSatisfy(row -> assertThat(row.get("B2BProspectStatus")).isEqualTo("Approved"));
            assertThat(world.rows("accounts"))
                    .allSatisfy(account ->
                            assertThat(account.path("accountnumber").asText()).startsWith("C-"));
            assertThat(world.fno.control().misuse()).isEmpty();
            assertThat(world.errors()).isEmpty();
        }
    }
}
