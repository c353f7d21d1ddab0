package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.verify.VerificationOptions;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The acceptance test where headquarters is in the cloud: what only a write can tell, and nothing is left behind. */
class CloudVerifyTest {
    /** For answers that come at once. */
    private static final VerificationOptions PATIENT = new VerificationOptions(Duration.ofSeconds(20), false, true);
    /** For answers that never come. */
    private static final VerificationOptions SHORT = VerificationOptions.of(Duration.ofMillis(100));

    private static VerificationReport verify(CloudWorld world, VerificationOptions options) {
        return world.gangway.gangway.verify(options, step -> {});
    }

    private static String seen(VerificationReport report, String step) {
        return report.steps().stream()
                .filter(one -> one.name().equals(step))
                .map(VerificationStep::seen)
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.toString()));
    }

    private static void assertNothingIsLeft(CloudWorld world) {
        for (String set : List.of("Prospects", "CustomersV3", "CustomerHiearchies", "CustomerHierarchyNodes")) {
            assertThat(world.fno.control().rows(set)).as(set).isEmpty();
        }
        assertThat(world.rows("leads")).isEmpty();
        for (String table : List.of(
                "gangway.cloudprospect",
                "gangway.link",
                "gangway.error",
                "hq.prospect",
                "hq.customer",
                "hq.customerhierarchy",
                "hq.customerhierarchynode")) {
            assertThat(world.gangway.count(table)).as(table).isZero();
        }
        world.settle();
        assertThat(world.rows("leads")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAWriteSetsOffIsFoundOutAndCleanedUp(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            VerificationReport report = verify(world, PATIENT);

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(seen(report, "two test prospects")).contains("2 of them made now");
            assertThat(seen(report, "see the leads in Sales")).contains("lead ");
            assertThat(seen(report, "a customer before approval")).contains("refused");
            assertThat(seen(report, "rejection by a write")).startsWith("done").contains("decline mail");
            assertThat(seen(report, "approval by a write")).contains("CH-000001", "with its Admin");
            assertThat(seen(report, "the same status once more")).isEqualTo("done, nothing is doubled");
            assertThat(seen(report, "the other status afterwards")).startsWith("refused: ");
            assertThat(seen(report, "a write with a stale tag")).isEqualTo("refused with 412");
            assertThat(seen(report, "a write without a row")).isEqualTo("refused with 404");
            assertThat(seen(report, "settings that follow"))
                    .isEqualTo("gangway.fno.decisions = write\ngangway.fno.effects-seconds = 600");
            assertNothingIsLeft(world);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refused, refused: , the service refuses to write the status",
        "inert, after, a written approval makes no partner"
    })
    void whereWritesDoNotDecideAClerkIsToDoIt(String approval, String answer, String why) {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            // the leads first: they have all the time they need
            for (String id : List.of("V1", "V2")) {
                world.fno.control().prospect("usrt", id, "Ann", "Lee " + id, "gangway-verify+" + id + "@example.com");
            }
            world.run("headquarters", "prospects-to-leads");
            world.fno.control().assume(Assumption.APPROVAL, approval);

            VerificationReport report = verify(world, SHORT);

            assertThat(seen(report, "two test prospects")).contains("V1 and V2, 0 of them made now");
            assertThat(seen(report, "approval by a write")).contains(answer);
            assertThat(seen(report, "settings that follow"))
                    .isEqualTo(
                            "# " + why + ": a clerk decides, and Gangway notices it\ngangway.fno.decisions = manual");
            assertNothingIsLeft(world);
        }
    }

    @Test
    void otherAnswersOfTheServiceAreSaid() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.REPEATED_STATUS, "refused");
            world.fno.control().assume(Assumption.CONTRARY_STATUS, "ignored");
            world.fno.control().assume(Assumption.STALE_ETAG, "ignored");
            world.fno.control().assume(Assumption.MISSING_KEY, "created");
            world.fno.control().assume(Assumption.CUSTOMER_OF_PROSPECT, "allowed");
            world.fno.control().assume(Assumption.PROSPECT_NUMBER, "manual");
            world.prospect("P1");

            VerificationReport report = verify(world, PATIENT);

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(seen(report, "a customer before approval")).startsWith("possible");
            assertThat(seen(report, "the same status once more"))
                    .startsWith("refused (")
                    .endsWith("nothing is doubled");
            assertThat(seen(report, "the other status afterwards"))
                    .isEqualTo("answered as done; the row shows Rejected");
            assertThat(seen(report, "a write with a stale tag")).isEqualTo("the tag is not looked at");
            assertThat(seen(report, "a write without a row")).contains("created");
            // what is not marked is left alone
            assertThat(world.fno.control().rows("Prospects")).hasSize(1);
        }
    }

    @Test
    void whereProspectsCannotBeMadeTheSiteIsAskedFor() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().failNext(Fault.status(400).on("POST", "Prospects"));
            world.fno.control().failNext(Fault.status(400).on("POST", "Prospects"));

            VerificationReport report = verify(world, SHORT);

            assertThat(report.passed()).isFalse();
            assertThat(seen(report, "two test prospects")).contains("from the B2B site", "gangway-verify");
            assertNothingIsLeft(world);
        }
    }

    @Test
    void anEnvironmentThatMayBeProductionIsNotWrittenTo() {
        try (var world =
                new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.url", "https://contoso.operations.dynamics.com")) {
            VerificationReport report = verify(world, SHORT);

            assertThat(report.passed()).isFalse();
            assertThat(report.steps()).hasSize(1);
            assertThat(report.steps().get(0).seen()).contains("may be production", "--production");
        }
    }
}
