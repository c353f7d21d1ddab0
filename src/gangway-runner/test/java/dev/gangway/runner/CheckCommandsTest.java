package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.RecordedRequest;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs doctor, verify, reconcile and init --sales, with their exit codes. */
class CheckCommandsTest {
    @TempDir
    Path directory;

    private Surroundings surroundings;

    @BeforeEach
    void begin() {
        surroundings = new Surroundings(directory, Commerce.EMBEDDED);
        surroundings.type("init");
    }

    @AfterEach
    void end() {
        surroundings.close();
    }

    @Test
    void theDoctorFindsNoProblemWhereAllIsWell() {
        Terminal.Result result = surroundings.type("doctor");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("OK      sign-in to Sales: application user")
                .doesNotContain("PROBLEM");
    }

    @Test
    void theDoctorNamesProblemAndCure() throws Exception {
        surroundings.mailbox.stop();

        Terminal.Result result = surroundings.type("doctor", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode findings = new ObjectMapper().readTree(result.out());
        assertThat(findings)
                .filteredOn(finding -> finding.path("severity").asText().equals("PROBLEM"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("cure").asText()).contains("gangway.mail.url"));
    }

    @Test
    void theDoctorLooksAtADatabaseThatIsAway() {
        String settings =
                SettingsFile.write(directory, "gangway.headquarters.url=jdbc:postgresql://127.0.0.1:1/nowhere");

        Terminal.Result result = Terminal.typeAsIs("doctor", "--config", settings);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("PROBLEM headquarters: ");
    }

    @Test
    void verifyPrintsEachStepAndLeavesNothing() throws Exception {
        Terminal.Result result = surroundings.type("verify");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines()).hasSize(8).allMatch(line -> line.startsWith("OK "));
        assertThat(surroundings.rows("leads")).isEmpty();
        assertThat(surroundings.number("SELECT COUNT(*) FROM hq.prospect")).isZero();
    }

    @Test
    void verifyFailsWithoutSales() {
        surroundings.sales.control().down();

        Terminal.Result result = surroundings.type("verify", "--patience", "1", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("\"passed\" : false").contains("prospects-to-leads cannot go on");
    }

    @Test
    void reconcileTellsByItsExitCodeWhetherDifferencesAreLeft() throws Exception {
        surroundings.submit(2);
        surroundings.type("once");
        assertThat(surroundings.type("reconcile").exitCode()).isZero();
        UUID lead =
                UUID.fromString(surroundings.rows("leads").get(0).path("leadid").asText());
        surroundings.sales.control().delete("lead", lead);
        surroundings.type("once", "sales-outcomes");

        Terminal.Result found = surroundings.type("reconcile");
        assertThat(found.exitCode()).isEqualTo(2);
        assertThat(found.out()).contains("lead gone: ").contains(lead.toString());

        Terminal.Result repaired = surroundings.type("reconcile", "--repair", "--json");
        assertThat(repaired.exitCode()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(repaired.out())
                        .path("report")
                        .path("requeued")
                        .asInt())
                .isEqualTo(1);
        assertThat(surroundings.type("once").exitCode()).isZero();
        assertThat(surroundings.rows("leads")).hasSize(2);
        assertThat(surroundings.type("reconcile").exitCode()).isZero();
    }

    @Test
    void initSalesCreatesNothingThatIsThere() {
        assertThat(surroundings.type("init", "--sales", "--yes").out()).contains("is there");
    }

    @Test
    void initSalesCreatesWhatMicrosoftsSolutionWouldBring(@TempDir Path elsewhere) {
        try (var bare = new Surroundings(
                SalesSandbox.builder().strict(true).commerceSolution(false).start(), elsewhere, Commerce.EMBEDDED)) {
            bare.type("init");
            assertThat(bare.type("doctor").out())
                    .contains("lead.msdyn_prospectid", "contact.msdyn_sellable", "run gangway init --sales");
            assertThat(bare.type("init", "--sales").out())
                    .contains(
                            "Column lead.msdyn_b2bprospectstatus:", "192350002", "All commerce B2B leads", "add --yes");
            assertThat(bare.type("doctor").exitCode()).isEqualTo(1);

            Terminal.Result created = bare.type("init", "--sales", "--yes");

            assertThat(created.exitCode()).as(created.toString()).isZero();
            assertThat(created.out()).contains("7 columns have been created", "The view has been created");
            assertThat(bare.sales.control().requests())
                    .as("definitions are no business of a batch")
                    .filteredOn(request -> request.method().equals("POST"))
                    .extracting(RecordedRequest::path)
                    .containsOnly(
                            "EntityDefinitions(LogicalName='lead')/Attributes",
                            "EntityDefinitions(LogicalName='account')/Attributes",
                            "EntityDefinitions(LogicalName='contact')/Attributes",
                            "PublishXml",
                            "savedqueries");
            assertThat(bare.type("doctor").out()).doesNotContain("PROBLEM");
            assertThat(bare.type("verify").exitCode()).isZero();
            assertThat(bare.type("init", "--sales", "--yes").out())
                    .contains("All columns are there", "is there")
                    .doesNotContain("created");
        }
    }

    @Test
    void aRefusedColumnIsExplained(@TempDir Path elsewhere) {
        try (var bare = new Surroundings(
                SalesSandbox.builder().commerceSolution(false).start(), elsewhere, Commerce.EMBEDDED)) {
            bare.sales.control().denyPrivilege("prvCreateAttribute");

            Terminal.Result refused = bare.type("init", "--sales", "--yes");

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.toString()).contains("prvCreateAttribute");
        }
    }
}
