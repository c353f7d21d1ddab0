package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.doctor.Finding.Severity;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.Assumption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every question about headquarters in the cloud that reading can answer, with each answer that the sandbox can give. */
class CloudDoctorTest {
    private static CloudWorld world;

    @BeforeAll
    static void start() {
        world = new CloudWorld(TestDatabases.HSQLDB);
        world.prospect("P1");
    }

    @AfterEach
    void restore() {
        for (Assumption assumption : Assumption.values()) {
            world.fno.control().assume(assumption, assumption.options().get(0));
        }
        world.fno.control().clearFaults();
        world.fno.control().clearMisuse();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<Finding> examine() {
        return examine(world);
    }

    private static List<Finding> examine(CloudWorld any) {
        return any.gangway.gangway.doctor(finding -> {});
    }

    private static Finding only(List<Finding> findings, String check) {
        List<Finding> about = findings.stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
        assertThat(about).as(findings.toString()).hasSize(1);
        return about.get(0);
    }

    @Test
    void whereAllIsWellEveryQuestionHasAnAnswer() {
        List<Finding> findings = examine();

        assertThat(findings)
                .filteredOn(finding -> finding.severity() != Severity.OK)
                .allSatisfy(finding -> assertThat(finding.check()).isEqualTo("lengths in map prospect-to-lead"));
        Map<String, String> seen = Map.of(
                "sign-in to Finance and Operations", "entity sets",
                "user in Finance and Operations", "gangway; refusals come in its language, en-US",
                "version of Finance and Operations", "ApplicationSuite 10.0.2428.60",
                "entity Prospects", "type Prospect, all",
                "writing B2BProspectStatus", "gangway verify",
                "filter for pending prospects", "1 pending now",
                "pages", "by offset",
                "batch job P-0001", "P-0001 is Waiting",
                "B2B sites", "000001 (usrt)",
                "dual-write", "no map of leads is running");
        seen.forEach((check, words) -> assertThat(only(findings, check).seen()).contains(words));
        assertThat(only(findings, "a B2B prospect").seen()).contains("its party is the person");
        assertThat(only(findings, "mails of Commerce").seen()).contains("B2BProspectApproved");
        assertThat(only(findings, "reading CustomersV3").severity()).isEqualTo(Severity.OK);
        assertThat(world.fno.control().misuse()).isEmpty();
        assertThat(world.sales.control().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status-allow-edit, false, writing B2BProspectStatus, PROBLEM, gangway.fno.decisions = manual",
        "b2b-filter, refused, filter for pending prospects, WARNING, Nothing",
        "field-lengths, empty, lengths in Finance and Operations, WARNING, Refresh the entity list"
    })
    void eachSwitchHasItsAnswer(String assumption, String option, String check, Severity severity, String cure) {
        world.fno.control().assume(Assumption.labelled(assumption), option);

        Finding finding = only(examine(), check);

        assertThat(finding.severity()).as(finding.toString()).isEqualTo(severity);
        assertThat(finding.cure()).contains(cure);
    }

    @Test
    void withoutTheSmallMetadataServiceTheLargeDocumentIsRead() {
        world.fno.control().failNext(Fault.status(404).on("GET", "PublicEntities"));
        world.fno.control().assume(Assumption.STATUS_ALLOW_EDIT, "false");

        List<Finding> findings = examine();

        assertThat(only(findings, "entity Prospects").seen()).startsWith("type Prospect, all");
        assertThat(only(findings, "writing B2BProspectStatus").severity()).isEqualTo(Severity.PROBLEM);
    }

    @Test
    void anEntityThatMayNotBeReadIsNamed() {
        world.fno.control().deny("CustomersV3");
        world.fno.control().deny("BatchJobs");
        try {
            List<Finding> findings = examine();

            assertThat(only(findings, "reading CustomersV3").severity()).isEqualTo(Severity.PROBLEM);
            assertThat(only(findings, "reading CustomersV3").seen()).contains("not authorized");
            // only good to know
            assertThat(only(findings, "Microsoft's jobs").severity()).isEqualTo(Severity.WARNING);
            assertThat(only(findings, "Microsoft's jobs").cure()).contains("Batch jobs");
        } finally {
            world.fno.control().grant("CustomersV3");
            world.fno.control().grant("BatchJobs");
        }
    }

    @Test
    void aJobThatDoesNotRunAndAPartyThatIsAnOrganizationAreSaid() {
        world.fno.control().assume(Assumption.PROSPECT_PARTY, "organization");
        world.prospect("A0");
        world.fno.control().put("BatchJobs", Map.of("BatchJobRecId", 3L, "JobDescription", "1010", "Status", "Hold"));
        try {
            List<Finding> findings = examine();

            assertThat(only(findings, "batch job 1010").severity()).isEqualTo(Severity.WARNING);
            assertThat(only(findings, "batch job 1010").seen()).contains("Hold");
            assertThat(only(findings, "a B2B prospect").seen()).contains("its party is the organization");
        } finally {
            world.fno.control().deleteProspect("usrt", "A0");
            world.fno
                    .control()
                    .put("BatchJobs", Map.of("BatchJobRecId", 3L, "JobDescription", "1010", "Status", "Waiting"));
        }
    }

    @Test
    void aMissingLegalEntityAndAnUnknownApplicationAreNamed() {
        try (var other = new CloudWorld(TestDatabases.HSQLDB, "gangway.fno.companies", "usrt,nope")) {
            List<Finding> findings = examine(other);

            assertThat(only(findings, "legal entity nope").severity()).isEqualTo(Severity.PROBLEM);
            assertThat(only(findings, "legal entity usrt").seen()).contains("no prospects that this user can see");
            assertThat(only(findings, "a B2B prospect").severity()).isEqualTo(Severity.WARNING);

            other.fno.control().refuseAll(true);
            List<Finding> refused = examine(other);

            Finding signIn = only(refused, "sign-in to Finance and Operations");
            assertThat(signIn.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(signIn.cure()).contains("Microsoft Entra applications");
            assertThat(only(refused, "legal entities").seen())
                    .isEqualTo("not checked, for the same reason as sign-in to Finance and Operations");
        }
    }

    @Test
    void dualWriteThatRunsIsRefusedUntilItIsStopped() {
        try (var other = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID map = UUID.randomUUID();
            Somebody.writes(
                    other.gangway,
                    other.sales,
                    Operation.create(
                            "msdyn_dualwriteruntimeconfigs",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("msdyn_dualwriteruntimeconfigid", map.toString())
                                    .put("msdyn_name", "Prospects - leads")
                                    .put("msdyn_externalentityname", "Prospects")
                                    .put("msdyn_internalentityname", "lead")));
            other.prospect("P1");

            assertThat(other.gangway.gangway.run("headquarters").paused())
                    .contains("dual-write's map Prospects (leads) is running", "Stop it");
            assertThat(other.gangway.gangway.run("sales-outcomes").paused()).contains("dual-write's map Prospects");
            assertThat(other.fnoRequests("GET")).isZero();
            Finding finding = only(examine(other), "dual-write");
            assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(finding.cure()).contains("gangway.fno.dual-write = ignore");

            Somebody.writes(other.gangway, other.sales, Operation.delete("msdyn_dualwriteruntimeconfigs", map));

            other.run("headquarters", "prospects-to-leads");
            assertThat(other.rows("leads")).hasSize(1);
        }
    }
}
