package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.SandboxControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sales answers badly, late, twice or not at all; at the end both sides agree about every partner. */
class SalesFaultsTest {
    private static final String LEADS = "prospects-to-leads";
    private static final String OUTCOMES = "sales-outcomes";
    private static final int PARTNERS = 60;

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAnswerLostAfterSalesAppliedTheChangeMakesNoSecondLead(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.reset().on("POST", "$batch").afterApplying().times(2));
            world.partnersAsk(PARTNERS);
            world.settle();
            world.sellersDecide();
            sales.failNext(Fault.reset().on("GET", "leads").afterApplying());
            sales.failNext(Fault.reset().on("POST", "$batch").afterApplying().times(2));
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAnswerThatIsCutInTheMiddleMakesNoSecondLead(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.cut().on("POST", "$batch").times(3));
            world.partnersAsk(PARTNERS);
            world.settle();
            world.sellersDecide();
            sales.failNext(Fault.cut().on("GET", "leads"));
            sales.failNext(Fault.cut().on("POST", "$batch").times(2));
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ofABatchThatIsHalfAppliedOnlyTheOtherHalfIsSentAgain(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.prospects-to-leads.batch-size", PARTNERS)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.status(500).on("POST", "leads").inBatch().times(10));
            sales.failNext(Fault.throttled("0x80072322", 1)
                    .on("POST", "leads")
                    .inBatch()
                    .times(10));
            sales.failNext(Fault.status(500)
                    .on("POST", "leads")
                    .inBatch()
                    .afterApplying()
                    .times(10));
            world.partnersAsk(PARTNERS);
            world.runAll();
            assertThat(world.gangway.count("gangway.link")).isBetween(30L, PARTNERS - 1L);
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void dyingBeforeTheAcknowledgementDeliversTwiceAndCreatesOnce(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
            world.steps.dieBefore("acknowledge-leads");
            world.runAll();
            assertThat(world.rows("leads")).isNotEmpty();
            assertThat(world.gangway.count("gangway.link")).isZero();

            world.steps.free("acknowledge-leads");
            world.leasesEnd();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void dyingBetweenAskingSalesAndDecidingDecidesOnce(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
            world.settle();
            world.sellersDecide();
            world.steps.dieBefore("apply-outcomes");
            world.runAll();
            assertThat(world.gangway.count("hq.customer")).isZero();

            world.steps.free("apply-outcomes");
            world.leasesEnd();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void tokensThatExpireInTheMiddleAreRenewedUnnoticed(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
            world.requestsBecomeProspects();
            var passed = new AtomicInteger();
            world.steps.before("send-leads", exchange -> {
                if (passed.incrementAndGet() == 2) {
                    world.sales.control().expireTokens();
                }
            });
            JobReport report = world.run(LEADS);

            assertThat(report.paused()).isNull();
            assertThat(report.done()).isEqualTo(PARTNERS);
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whenAllTokensAreRefusedTheJobWaitsForAPersonAndNothingIsLost(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
            world.sales.control().failNext(Fault.status(401).always());
            world.runAll();

            assertThat(world.run(LEADS).paused()).contains("401");
            assertThat(world.gangway.gangway.wait(LEADS)).isPositive();
            assertThat(world.gangway.text("SELECT message FROM gangway.jobrun WHERE job = 'prospects-to-leads'"))
                    .contains("401");
            assertThatNothingIsHeldAgainstThePartners(world);

            world.sales.control().clearFaults();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whenSalesAsksToWaitOnlyTheJobsOfSalesWaitAndAsLongAsTold(TestDatabases kind) {
        try (var world = new World(kind)) {
            var passed = new AtomicInteger();
            world.steps.before("send-leads", exchange -> {
                if (passed.incrementAndGet() == 3) {
                    world.sales
                            .control()
                            .failNext(Fault.throttled("0x80072322", 5).on("POST", "$batch"));
                }
            });
            world.partnersAsk(PARTNERS);
            world.requestsBecomeProspects();
            assertThat(world.run(LEADS).paused()).isNotNull();
            assertThat(world.gangway.gangway.wait(LEADS)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));
            assertThatNothingIsHeldAgainstThePartners(world);

            long requests = world.sales.control().requestCount();
            assertThat(world.run(OUTCOMES).paused()).isNotNull();
            assertThat(world.sales.control().requestCount()).isEqualTo(requests);
            world.partnersAsk(5);
            assertThat(world.run("P-0001").done()).isEqualTo(5);
            assertThat(world.run("1010").paused()).isNull();
            assertThat(world.gangway.gangway.wait("P-0001")).isZero();

            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void whenSalesIsDownTheJobsWaitAndGoOnByThemselves() {
        try (var world = new World(
                TestDatabases.POSTGRESQL,
                "gangway.schedules",
                "true",
                "gangway.jobs.P-0001.schedule",
                "every 100ms",
                "gangway.jobs.prospects-to-leads.schedule",
                "every 100ms",
                "gangway.jobs.sales-outcomes.schedule",
                "every 100ms")) {
            world.sales.control().down();
            world.partnersAsk(PARTNERS);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !world.gangway.gangway.wait(LEADS).isZero());
            assertThatNothingIsHeldAgainstThePartners(world);

            world.sales.control().up();
            await().atMost(Duration.ofSeconds(30)).until(() -> world.gangway.count("gangway.link") == PARTNERS);
            await().atMost(Duration.ofSeconds(30)).until(() -> world.gangway.count("gangway.due") == 0);
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anOutageThatIsOverIsForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(1);
            for (int i = 0; i < 8; i++) {
                world.sales.control().failNext(Fault.reset().on("POST", "$batch"));
                world.runAll();
                world.settle();
                world.gangway.jdbc.update("UPDATE hq.prospect SET primaryphonenumber = ?", "+47 " + i);
            }
            world.sales.control().failNext(Fault.reset().on("POST", "$batch"));
            world.runAll();

            // the ninth outage, not the ninth minute of one
            assertThat(world.gangway.gangway.wait(LEADS)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void anOutageThatAllLanesSeeIsOneOutage() {
        try (var world = new World(TestDatabases.HSQLDB, "gangway.jobs.prospects-to-leads.requests-in-flight", 8)) {
            world.partnersAsk(200);
            world.sales.control().failNext(Fault.reset().on("POST", "$batch").always());
            world.runAll();

            assertThat(world.run(LEADS).paused()).isNotNull();
            assertThat(world.gangway.gangway.wait(LEADS)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRecordThatFailsInSalesIsAnErrorUntilItIsRetried(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.status(500)
                    .code("0x80040265")
                    .message("ISV code aborted the operation")
                    .onRecord("lead", "lastname", "Poison")
                    .always());
            world.partnersAsk(PARTNERS);
            String poison = world.partnerAsks("lastname", "Poison");
            world.settle();

            assertThat(world.gangway.count("gangway.link")).isEqualTo(PARTNERS);
            var error = world.errors().get(0);
            assertThat(world.errors()).hasSize(1);
            assertThat(error.requestId()).isEqualTo(poison);
            assertThat(error.code()).isEqualTo("0x80040265");
            assertThat(error.message()).isEqualTo("ISV code aborted the operation");
            assertThat(error.status()).isEqualTo("Parked");
            assertThat(error.attempts()).isEqualTo(3);
            assertThat(world.gangway.text("SELECT lasterror FROM gangway.prospectjourney WHERE requestid = ?", poison))
                    .isEqualTo("ISV code aborted the operation");

            sales.clearFaults();
            assertThat(world.gangway.gangway.errors().retry(error.id())).isTrue();
            world.settle();
            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anErrorGoesWhenSomebodyMendsTheProspect(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnerAsks("companyname", "Ö".repeat(101));
            world.settle();
            assertThat(world.errors()).hasSize(1);

            world.gangway.jdbc.update("UPDATE hq.prospect SET companyname = 'Ö'");
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPrivilegeThatIsTakenAwayStopsTheJobAndIsNoRecordsFault(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.sales.control().denyPrivilege("prvCreateLead");
            world.partnersAsk(PARTNERS);
            world.runAll();
            assertThat(world.run(LEADS).paused()).contains("prvCreateLead");
            assertThat(world.gangway.gangway.wait(LEADS)).isGreaterThan(Duration.ofSeconds(30));
            assertThatNothingIsHeldAgainstThePartners(world);

            world.sales.control().grantPrivilege("prvCreateLead");
            world.settle();
            world.sellersDecide();
            world.sales.control().denyPrivilege("prvReadLead");
            assertThat(world.run(OUTCOMES).paused()).contains("prvReadLead");
            assertThat(world.errors()).isEmpty();

            world.sales.control().grantPrivilege("prvReadLead");
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aSecretThatIsNoLongerGoodStopsTheJobsAndNothingIsLost(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(PARTNERS);
            world.sales.control().failNext(Fault.status(403).code("0x80072560").always());
            world.runAll();
            for (String job : List.of(LEADS, OUTCOMES)) {
                assertThat(world.run(job).paused()).as(job).contains("refused client");
            }
            assertThatNothingIsHeldAgainstThePartners(world);

            world.sales.control().clearFaults();
            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestThatIsRefusedAsAWholeIsHalvedUntilItPasses(TestDatabases kind) {
        try (var world = new World(
                kind,
                "gangway.jobs.prospects-to-leads.batch-size",
                PARTNERS,
                "gangway.jobs.prospects-to-leads.requests-in-flight",
                1)) {
            world.sales
                    .control()
                    .failNext(Fault.status(413).on("POST", "$batch").times(3));
            world.partnersAsk(PARTNERS);
            world.settle();

            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        }
    }

    /** A gateway's pages, one after the other, in every place where an answer is read. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void gatewaysThatAnswerWithPagesAreWaitedFor(TestDatabases kind) {
        try (var world = new World(kind)) {
            for (int status : new int[] {500, 502, 503, 504}) {
                var page = Fault.status(status).html("<html><body>Oops</body></html>");
                world.sales.control().failNext(page.on("POST", "$batch"));
                world.sales.control().failNext(page.on("GET", "leads"));
                world.sales.control().failNext(page.on("GET", "opportunities"));
                world.partnersAsk(5);
                world.runAll();
                assertThat(world.errors()).isEmpty();
            }
            world.settle();
            world.sellersDecide();
            world.settle();

            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aColumnThatIsGoneInSalesStopsTheJobWithItsName(TestDatabases kind, @TempDir Path folder) throws IOException {
        Path map = folder.resolve("prospect-to-lead.jslt");
        String good = Files.readString(Path.of("routes/maps/prospect-to-lead.jslt"));
        // what remains when somebody drops a column in Sales: a map that writes it
        Files.writeString(map, good.replaceFirst("\"firstname\"", "\"firstname_dropped\""));
        try (var world = new World(kind, "gangway.maps.prospect-to-lead", "file:" + map)) {
            world.partnersAsk(PARTNERS);
            world.runAll();
            assertThat(world.gangway.gangway.wait(LEADS)).isGreaterThan(Duration.ofSeconds(30));
            JobReport report = world.run(LEADS);
            assertThat(report.paused()).contains("firstname_dropped");
            assertThat(report.suspect()).contains("USMF/P-");
            assertThatNothingIsHeldAgainstThePartners(world);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aColumnThatSalesDoesNotHaveIsNoPartnersFault(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.chunk", 10)) {
            world.partnersAsk(PARTNERS);
            world.settle();
            world.sellersDecide();
            // an environment without the Supply Chain part of the account
            world.sales
                    .control()
                    .failNext(missingColumn().on("GET", "leads").inBatch().always());
            JobReport report = world.run(OUTCOMES);

            assertThat(report.paused()).contains("0x80060888").contains("msdyn_creditlimitismandatory");
            assertThat(report.suspect()).contains("USMF/P-");
            assertThat(world.gangway.gangway.wait(OUTCOMES)).isGreaterThan(Duration.ofSeconds(30));
            assertThatNothingIsHeldAgainstThePartners(world);
            assertThat(world.errors()).isNotEmpty();
            assertThat(world.gangway.gangway.status().runs())
                    .filteredOn(run -> run.text("job").equals(OUTCOMES))
                    .allSatisfy(run -> assertThat(run.text("suspect")).isEqualTo(report.suspect()));

            world.sales.control().clearFaults();
            world.settle();
            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aQueryThatSalesRefusesAsAWholeIsNoPartnersFault(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.status(412)
                    .code("0x80060892")
                    .onRecord("lead", "lastname", "Elsewhere")
                    .always());
            world.steps.before(
                    "look-for-number-of-prospect",
                    exchange ->
                            sales.failNext(missingColumn().on("GET", "leads").always()));
            world.partnerAsks("lastname", "Elsewhere");
            world.partnersAsk(PARTNERS);
            world.runAll();

            assertThat(world.gangway.gangway.wait(LEADS)).isGreaterThan(Duration.ofSeconds(30));
            JobReport report = world.run(LEADS);
            assertThat(report.paused()).contains("0x80060888").contains("msdyn_creditlimitismandatory");
            assertThat(report.suspect()).contains("USMF/P-");
            assertThat(world.errors()).isNotEmpty().allSatisfy(error -> assertThat(error.code())
                    .isEqualTo("0x80060888"));
            assertThatNothingIsHeldAgainstThePartners(world);

            world.steps.free("look-for-number-of-prospect");
            sales.clearFaults();
            sales.failNext(Fault.status(412)
                    .code("0x80060892")
                    .onRecord("lead", "lastname", "Elsewhere")
                    .always());
            world.settle();
            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("LeadExistsElsewhere"));
            assertThat(world.rows("leads")).hasSize(PARTNERS);
        }
    }

    private static Fault missingColumn() {
        return Fault.status(400)
                .code("0x80060888")
                .message("Could not find a property named 'msdyn_creditlimitismandatory' on type"
                        + " 'Microsoft.Dynamics.CRM.account'.");
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPlugInThatFailsOnEveryLeadParksNone(TestDatabases kind) {
        try (var world = new World(kind)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.status(500)
                    .code("0x80040265")
                    .message("Object reference not set")
                    .onRecord("lead")
                    .always());
            world.partnersAsk(PARTNERS);
            world.runAll();
            assertThat(world.gangway.gangway.wait(LEADS)).isGreaterThan(Duration.ofSeconds(30));
            assertThatNothingIsHeldAgainstThePartners(world);

            sales.clearFaults();
            world.settle();
            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHandfulThatIsForbiddenDoesNotStopTheRest(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.prospects-to-leads.batch-size", 5)) {
            SandboxControl sales = world.sales.control();
            sales.failNext(Fault.status(403)
                    .code("0x80040220")
                    .message("missing prvCreateLead privilege")
                    .onRecord("lead", "lastname", "Theirs")
                    .always());
            for (int i = 0; i < 20; i++) {
                world.partnerAsks("lastname", "Theirs");
            }
            world.partnersAsk(5);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                world.runAll();
                assertThat(world.gangway.count("gangway.link")).isEqualTo(5);
                assertThat(world.errors()).hasSize(20).allSatisfy(error -> assertThat(error.status())
                        .isEqualTo("Parked"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHeadquartersThatRefusesEveryDecisionParksNone(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.chunk", 10)) {
            world.partnersAsk(20);
            world.settle();
            world.leads().forEach(world::qualify);
            world.gangway.jdbc.execute("ALTER TABLE hq.customer RENAME TO customer_away");
            world.runAll();
            assertThatNothingIsHeldAgainstThePartners(world);
            assertThat(world.gangway.gangway.wait(OUTCOMES)).isGreaterThan(Duration.ofSeconds(30));

            world.gangway.jdbc.execute("ALTER TABLE hq.customer_away RENAME TO customer");
            world.settle();
            assertThat(world.errors()).isEmpty();
            assertThat(world.differences()).isEmpty();
        }
    }

    private static void assertThatNothingIsHeldAgainstThePartners(World world) {
        assertThat(world.errors())
                .allSatisfy(error -> assertThat(error.status()).isEqualTo("Waiting"));
        assertThat(world.gangway.jdbc.queryForList("SELECT attempts FROM gangway.due", Long.class))
                .isNotEmpty()
                .allSatisfy(attempts -> assertThat(attempts).isZero());
    }
}
