package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.control.Qualified;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A runner that is killed in the middle of a backlog, several times; what {@code once} then leaves behind. */
class KillTest {

    private static final int NO_LONGER_INTERESTED = 6;
    /** How many mails a runner hands to the mail server at the same time. */
    private static final int MAILS_UNDER_WAY = 4;

    /** How many requests there are, and what becomes of them. */
    private record Backlog(int requests, int won, int disqualified) {
        int decided() {
            return won + disqualified;
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void nothingIsLostAndNothingIsDoneTwice(Commerce commerce) throws Exception {
        killInTheMiddleOf(new Backlog(600, 120, 60), commerce);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void norIsItInAGreatBacklog(Commerce commerce) throws Exception {
        killInTheMiddleOf(new Backlog(5000, 600, 200), commerce);
    }

    private void killInTheMiddleOf(Backlog backlog, Commerce commerce) throws Exception {
        try (Surroundings world = new Surroundings(
                directory,
                commerce,
                "gangway.jobs.lease-seconds=10",
                "gangway.jobs.chunk=100",
                "gangway.jobs.sales-outcomes.schedule=every 200ms",
                "gangway.jobs.prospects-to-leads.max-batch-size=50")) {
            world.submit(backlog.requests());
            killRunnerWhen(world, () -> world.sales.control().requestCount() > backlog.requests() / 250);
            killRunnerWhen(world, () -> world.sales.control().requestCount() > backlog.requests() / 70);
            finish(world);
            assertEveryRequestHasOneLead(world, backlog);

            decide(world, backlog);
            long requests = world.sales.control().requestCount();
            killRunnerWhen(world, () -> world.sales.control().requestCount() > requests + 6);
            killRunnerWhen(world, () -> mails(world) > backlog.decided() / 4);
            killRunnerWhen(world, () -> mails(world) > backlog.decided() / 2);
            finish(world);

            assertEveryRequestHasOneLead(world, backlog);
            assertEveryDecisionTookEffectOnce(world, backlog);
            assertEveryMailIsThereAndOnlyThoseUnderWayAtAKillCameAgain(world, backlog, 3);
            // once more, so that the leads learn what was decided; then record by record. What the mail server took
            // just before a kill comes again
            finish(world);
            assertThat(world.differences())
                    .allSatisfy(line -> assertThat(line).matches("mails received for .* should be 1, but is [234]"));
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    private static void killRunnerWhen(Surroundings world, BooleanSupplier condition) throws Exception {
        try (ChildJvm runner = world.startRunner()) {
            // the mail server reports in its own thread that a killed client is gone
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(50))
                    .until(condition::getAsBoolean);
            runner.kill();
        }
    }

    private static void finish(Surroundings world) {
        Terminal.Result once = world.type("once");
        assertThat(once.exitCode()).as(once.toString()).isZero();
    }

    private static void decide(Surroundings world, Backlog backlog) throws Exception {
        List<JsonNode> leads = world.rows("leads");
        for (JsonNode lead : leads.subList(0, backlog.won())) {
            Qualified qualified = world.sales.control().qualify(id(lead), true, true, true);
            world.sales.control().win(qualified.opportunityId());
        }
        for (JsonNode lead : leads.subList(backlog.won(), backlog.decided())) {
            world.sales.control().disqualify(id(lead), NO_LONGER_INTERESTED);
        }
    }

    private static UUID id(JsonNode lead) {
        return UUID.fromString(lead.path("leadid").asText());
    }

    private static void assertEveryRequestHasOneLead(Surroundings world, Backlog backlog) throws Exception {
        List<String> prospects = world.rows("leads").stream()
                .map(lead -> lead.path("msdyn_prospectid").asText())
                .toList();
        assertThat(prospects).hasSize(backlog.requests()).doesNotHaveDuplicates();
        assertThat(world.rows("annotations")).hasSize(backlog.requests());
        assertThat(world.number("SELECT COUNT(*) FROM hq.channelrequest WHERE syncstatus = 'Processed'"))
                .isEqualTo(backlog.requests());
        assertThat(world.number("SELECT COUNT(DISTINCT requestid) FROM hq.prospect"))
                .isEqualTo(backlog.requests());
    }

    private static void assertEveryDecisionTookEffectOnce(Surroundings world, Backlog backlog) throws Exception {
        assertThat(world.number("SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                .isEqualTo(backlog.won());
        assertThat(world.number("SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Rejected'"))
                .isEqualTo(backlog.disqualified());
        for (String schema : List.of("hq", "ax")) {
            assertThat(world.number("SELECT COUNT(*) FROM " + schema + ".customer"))
                    .isEqualTo(2L * backlog.won());
            assertThat(world.number("SELECT COUNT(*) FROM " + schema + ".customerhierarchy"))
                    .isEqualTo(backlog.won());
            assertThat(world.number("SELECT COUNT(DISTINCT customerhierarchyid) FROM " + schema
                            + ".customerhierarchynode WHERE role = 'Admin'"))
                    .isEqualTo(backlog.won());
        }
    }

    /** What the mail server took just before a kill comes again with the same Message-ID, by which it is recognised. */
    private static void assertEveryMailIsThereAndOnlyThoseUnderWayAtAKillCameAgain(
            Surroundings world, Backlog backlog, int kills) throws Exception {
        assertThat(world.number("SELECT COUNT(*) FROM hq.emailnotification WHERE status = 'Sent'"))
                .isEqualTo(backlog.decided());
        List<String> received = new ArrayList<>();
        for (MimeMessage mail : world.mailbox.getReceivedMessages()) {
            received.add(mail.getMessageID());
        }
        Set<String> distinct = new HashSet<>(received);
        assertThat(distinct).hasSize(backlog.decided());
        assertThat(received.size() - backlog.decided())
                .as("mails that came again")
                .isLessThanOrEqualTo(kills * MAILS_UNDER_WAY);
    }

    private static int mails(Surroundings world) {
        return world.mailbox.getReceivedMessages().length;
    }
}
