package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
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
}
