package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.sandbox.control.Fault;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The acceptance test passes where all is well, names the step where it is not, and leaves nothing behind. */
class VerificationTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What is counted, but for traces that every run of a job leaves. */
    private static Map<String, Long> contents(World world) {
        Map<String, Long> counts = new TreeMap<>();
        world
                .gangway
                .jdbc
                .queryForList(
                        "SELECT LOWER(table_schema) || '.' || LOWER(table_name) FROM information_schema.tables"
                                + " WHERE LOWER(table_schema) IN ('ax', 'hq', 'gangway') AND table_type = 'BASE TABLE'",
                        String.class)
                .stream()
                .filter(table -> !table.endsWith("gangway_history"))
                .filter(table -> !List.of(
                                "hq.uploadsession",
                                "gangway.jobrun",
                                "gangway.jobhistory",
                                "gangway.node",
                                "gangway.adoption",
                                "gangway.deltatoken",
                                "gangway.salesenvironment",
                                "gangway.watermark")
                        .contains(table))
                .forEach(table -> counts.put(table, world.gangway.count(table)));
        List.of("leads", "annotations", "accounts", "contacts", "opportunities")
                .forEach(table ->
                        counts.put("Sales " + table, (long) world.rows(table).size()));
        return counts;
    }

    private static VerificationStep failed(VerificationReport report) {
        assertThat(report.passed()).isFalse();
        return report.steps().stream()
                .filter(step -> !step.passed())
                .findFirst()
                .orElseThrow();
    }

    private static void assertCleanedUp(World world, VerificationReport report, Map<String, Long> before) {
        assertThat(report.steps())
                .filteredOn(step -> step.name().matches("clean up (the channel|headquarters|Sales)"))
                .hasSize(3)
                .allMatch(VerificationStep::passed);
        assertThat(contents(world)).isEqualTo(before);
        world.runAll();
        assertThat(contents(world)).isEqualTo(before);
        assertThat(world.unreconciled()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHealthyInstallationPassesAndKeepsNothing(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            Map<String, Long> before = contents(world);

            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(report.steps()).hasSize(8);
            assertThat(report.steps().get(4).seen()).contains("Created by Gangway", "All commerce B2B leads");
            assertCleanedUp(world, report, before);
            assertThat(world.mails()).isEmpty();
        }
    }

    /** Nobody cleans up after a process that is killed, except the next one. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatAKilledTestLeftIsRemovedByTheNextOne(TestDatabases kind) {
        try (var world = new World(kind)) {
            String mark = "gangway-verify+" + UUID.randomUUID() + "@example.invalid";
            LocalDateTime longAgo = LocalDateTime.now(ZoneOffset.UTC).minusHours(2);
            world.onboard("email", mark, "dataareaid", "GWV", "createddatetime", longAgo);
            world.partnerAsks("email", "2" + mark, "dataareaid", "GWV", "createddatetime", longAgo);
            String running = world.partnerAsks("email", mark.replace("+", "+1"), "createddatetime", null);

            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(report.steps().get(0).name()).isEqualTo("clean up earlier tests");
            assertThat(report.steps().get(0).seen()).isEqualTo("1 removed");
            assertThat(world.gangway.jdbc.queryForList("SELECT requestid FROM ax.channelrequest", String.class))
                    .contains(running)
                    .hasSize(2);
            assertThat(world.rows("leads"))
                    .noneMatch(lead -> mark.equals(lead.path("emailaddress1").asText()));
        }
    }

    /** Whenever it is killed while it cleans up: nothing stays, not even a lead of which headquarters has forgotten all. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatATestKilledWhileCleaningUpLeftIsRemovedByTheNext(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.onboard();
            Map<String, Long> before = contents(world);
            for (String last : List.of("clean up the channel", "clean up headquarters")) {
                assertThatThrownBy(() -> world.gangway.gangway.verify(SOON, step -> {
                            if (step.name().equals(last)) {
                                throw new IllegalStateException("killed");
                            }
                        }))
                        .hasMessage("killed");
                assertThat(world.rows("leads")).hasSize(2);
                world.runAll();
                world.gangway.jdbc.update(
                        "UPDATE hq.channelrequest SET createddatetime = ? WHERE email LIKE 'gangway-verify+%'",
                        LocalDateTime.now(ZoneOffset.UTC).minusHours(2));

                VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

                assertThat(report.passed()).as(report.toString()).isTrue();
                assertCleanedUp(world, report, before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void runningJobsMayBeQuicker(TestDatabases kind) {
        try (var world = new World(kind, "gangway.schedules", "true")) {
            VerificationReport report = world.gangway.gangway.verify(Duration.ofSeconds(20), step -> {});

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(world.rows("leads")).isEmpty();
            assertThat(world.gangway.count("hq.prospect")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRefusedLeadIsTheStepThatFails(TestDatabases kind) {
        try (var world = new World(kind)) {
            Map<String, Long> before = contents(world);
            world.sales
                    .control()
                    .failNext(Fault.status(400).code("0x80044331").message("no").onRecord("lead"));

            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(failed(report).name()).isEqualTo("see the lead acknowledged");
            assertThat(failed(report).seen()).contains("no");
            assertCleanedUp(world, report, before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLeadThatArrivedUnseenIsRemovedAsWell(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.prospects-to-leads.requests-in-flight", "1")) {
            Map<String, Long> before = contents(world);
            world.sales.control().failNext(Fault.reset().on("POST", "$batch").afterApplying());

            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(failed(report).name()).isEqualTo("see the lead acknowledged");
            assertCleanedUp(world, report, before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whenTheLeadCannotBeDeletedAPersonIsToldWhich(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.sales.control().denyPrivilege("prvDeleteLead");

            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(failed(report).name()).isEqualTo("clean up Sales");
            assertThat(failed(report).seen())
                    .contains(world.rows("leads").get(0).path("leadid").asText())
                    .contains("prvDeleteLead");
            assertThat(world.gangway.count("hq.prospect")).isZero();
        }
    }

    @Test
    void theChannelMayBeADatabaseOfItsOwn() {
        HikariDataSource channel = TestDatabases.POSTGRESQL.fresh();
        try (channel;
                var world = new World(
                        TestDatabases.HSQLDB,
                        host -> host.getRegistry().bind("testChannel", channel),
                        "gangway.channel.datasource",
                        "testChannel")) {
            VerificationReport report = world.gangway.gangway.verify(SOON, step -> {});

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(new JdbcTemplate(channel).queryForObject("SELECT COUNT(*) FROM ax.channelrequest", Long.class))
                    .isZero();
        }
    }
}
