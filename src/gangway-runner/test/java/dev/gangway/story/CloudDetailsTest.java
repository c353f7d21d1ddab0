package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the job begins, whose names it takes, when it stops writing, and how it waits. */
class CloudDetailsTest {
    @ParameterizedTest
    @EnumSource
    void whatIsPendingAtTheFirstLookIsLeftAlone(TestDatabases kind) {
        try (var world = new CloudWorld(kind, "gangway.jobs.headquarters.start", "now")) {
            world.prospect("P1");
            assertThat(world.gangway.gangway.startPoint())
                    .isEqualTo("headquarters will begin now (gangway.jobs.headquarters.start)");

            world.settle();
            world.prospect("P2");
            world.fno.control().put("Prospects", changed(world, "P1"));
            world.settle();

            assertThat(world.rows("leads")).singleElement().satisfies(lead -> assertThat(
                            lead.path("msdyn_prospectid").asText())
                    .isEqualTo("P2"));
            assertThat(world.gangway.gangway.startPoint()).startsWith("headquarters began now (2");
            assertThat(world.gangway.count("gangway.prospectjourney")).isEqualTo(1);
        }
    }

    private static Map<String, Object> changed(CloudWorld world, String id) {
        var row = new HashMap<>(world.inFno(id));
        row.put("Department", "Purchasing");
        return row;
    }

    @Test
    void untilATimeLooksOnlyRemember() {
        HikariDataSource database = TestDatabases.HSQLDB.fresh();
        String tomorrow =
                LocalDateTime.now(ZoneOffset.UTC).plusDays(1).toLocalDate().toString();
        try (var world = new CloudWorld(database, "gangway.jobs.headquarters.start", tomorrow)) {
            world.prospect("P1");
            world.settle();
            assertThat(world.gangway.gangway.startPoint()).startsWith("headquarters will begin at " + tomorrow);

            // the time has come
            try (EmbeddedGangway later = world.another("gangway.jobs.headquarters.start", "2026-01-01")) {
                world.prospect("P2");
                later.gangway.run("headquarters");
                later.gangway.run("prospects-to-leads");

                assertThat(later.gangway.startPoint()).isEqualTo("headquarters began at 2026-01-01T00:00 UTC");
            }
            assertThat(world.rows("leads")).singleElement().satisfies(lead -> assertThat(
                            lead.path("msdyn_prospectid").asText())
                    .isEqualTo("P2"));
        }
    }

    @Test
    void whereThePartyIsTheOrganizationItsContactGivesTheNames() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.PROSPECT_PARTY, "organization");
            for (String id : new String[] {"P1", "P2"}) {
                world.prospect(id);
            }
            contact(world, "C1", "P1", "Zoe", "Other", "zoe@example.com");
            contact(world, "C2", "P1", "Maria", "van der Berg", "ann.p1@example.com");

            world.settle();

            assertThat(world.row("leads", "msdyn_prospectid", "P1")
                            .path("lastname")
                            .asText())
                    .isEqualTo("van der Berg");
            assertThat(world.row("leads", "msdyn_prospectid", "P1")
                            .path("firstname")
                            .asText())
                    .isEqualTo("Maria");
            // without a contact, from the prospect's name
            assertThat(world.row("leads", "msdyn_prospectid", "P2")
                            .path("lastname")
                            .asText())
                    .isEqualTo("P2");
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    private static void contact(
            CloudWorld world, String party, String prospect, String first, String last, String email) {
        world.fno
                .control()
                .put(
                        "CDSContactPersonsV2",
                        Map.of(
                                "dataAreaId", "usrt",
                                "ContactPersonPartyNumber", party,
                                "AssociatedContactType", "Prospect",
                                "AssociatedContactNumber", prospect,
                                "FirstName", first,
                                "LastName", last,
                                "PrimaryEmailAddress", email));
    }

    @Test
    void aUserThatMayNotReadContactsGetsTheNamesOfTheProspect() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().assume(Assumption.PROSPECT_PARTY, "organization");
            world.fno.control().deny("CDSContactPersonsV2");
            world.prospect("P1");

            world.settle();

            assertThat(world.row("leads", "msdyn_prospectid", "P1")
                            .path("lastname")
                            .asText())
                    .isEqualTo("P1");
        }
    }

    @Test
    void whereTheFlagsCannotBeFilteredTheTypeNarrowsTheLook() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.prospect-type", "B2BProspect")) {
            world.fno.control().assume(Assumption.B2B_FILTER, "refused");
            world.prospect("P1");
            var row = new HashMap<>(world.inFno("P1"));
            row.put("ProspectRelationTypeId", "B2BProspect");
            world.fno.control().put("Prospects", row);
            world.prospect("P2");

            world.settle();

            assertThat(world.rows("leads")).singleElement().satisfies(lead -> assertThat(
                            lead.path("msdyn_prospectid").asText())
                    .isEqualTo("P1"));
        }
    }

    @Test
    void onceAnApprovalHasSetNothingOffNoOtherOneIsWritten() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.effects-seconds", "1")) {
            world.fno.control().assume(Assumption.APPROVAL, "inert");
            UUID second = world.onboard("P2");
            world.win(world.onboard("P1"));
            world.settle();
            assertThat(world.errorOf("P1")).isEqualTo("EffectsMissing");

            world.win(second);
            world.settle();

            assertThat(world.errorOf("P2")).isEqualTo("DecideInHeadquarters");
            assertThat(world.gangway.text("SELECT message FROM gangway.error WHERE subject = ?", "P2"))
                    .contains("prospect USRT/P1", "Convert > Approve", "retry this error");
            assertThat(world.fnoRequests("PATCH")).isEqualTo(1);

            // somebody has mended it, and says so for one of them
            world.fno.control().assume(Assumption.APPROVAL, "runs");
            long task = world.gangway.jdbc.queryForObject(
                    "SELECT errorid FROM gangway.error WHERE subject = 'P2'", Long.class);
            assertThat(world.gangway.gangway.errors().retry(task)).isTrue();
            world.settle();

            assertThat(world.status("P2")).isEqualTo("Approved");
            assertThat(world.errorOf("P2")).isNull();
            assertThat(world.fnoRequests("PATCH")).isEqualTo(2);
            assertThat(world.gangway.count("gangway.cloudnote")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noNodeAsksWhileTheServiceWantsToBeLeftAlone(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            world.prospect("P1");
            world.fno.control().failNext(Fault.throttled("", 600).on("GET", "Prospects"));
            assertThat(world.run("headquarters").paused()).isNotNull();
            long asked = world.fnoRequests("GET");

            try (EmbeddedGangway other = world.another()) {
                assertThat(other.gangway.run("headquarters").paused()).contains("left alone");
                assertThat(other.gangway.restOfService("headquarters").toSeconds())
                        .isBetween(400L, 600L);
                assertThat(other.gangway.restOfService("sales-outcomes")).isZero();
            }
            assertThat(world.fnoRequests("GET")).isEqualTo(asked);
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    @Test
    void withoutSalesTheJobIsNotSetUp() {
        try (var embedded = new EmbeddedGangway(
                TestDatabases.HSQLDB, SandboxSettings.unreachable("fno", "gangway.fno.companies", "usrt"))) {
            assertThat(embedded.gangway.jobs()).isEmpty();
            assertThat(embedded.gangway.missing("headquarters")).contains("gangway.sales.url");
        }
    }
}
