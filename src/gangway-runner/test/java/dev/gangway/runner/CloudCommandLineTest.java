package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.fno.FnoSandbox;
import dev.gangway.sandbox.fno.rules.Assumption;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs once, doctor and verify where headquarters is in the cloud, as they are typed. */
class CloudCommandLineTest {
    @TempDir
    static Path directory;

    private static FnoSandbox fno;
    private static Surroundings surroundings;

    @BeforeAll
    static void begin() {
        fno = FnoSandbox.start();
        surroundings = surroundings(fno.url().toString());
        surroundings.type("init");
    }

    private static Surroundings surroundings(String environment) {
        return new Surroundings(
                directory,
                Commerce.EMBEDDED,
                "gangway.fno.url=" + environment,
                "gangway.fno.token-url=" + fno.tokenUrl(),
                "gangway.fno.client-id=" + fno.clientId(),
                "gangway.fno.client-secret=" + fno.clientSecret(),
                "gangway.fno.companies=usrt",
                "gangway.alerts.mail.to=operators@fabrikam.example");
    }

    @AfterAll
    static void end() {
        surroundings.close();
        fno.close();
    }

    @Test
    void oneOnceBringsADecisionThereAndItsNumbersBack() throws Exception {
        for (String id : List.of("P1", "P2")) {
            fno.control().prospect("usrt", id, "Ann", "Lee " + id, "ann." + id + "@example.com");
        }
        assertThat(surroundings.type("once").exitCode()).isZero();
        UUID won = lead("P1");
        surroundings
                .sales
                .control()
                .win(surroundings.sales.control().qualify(won, true, true, true).opportunityId());
        surroundings.sales.control().disqualify(lead("P2"), 5);

        Terminal.Result once = surroundings.type("once");

        assertThat(once.exitCode()).as(once.toString()).isZero();
        assertThat(fno.control().rows("Prospects"))
                .extracting(row -> row.get("ProspectId") + " " + row.get("B2BProspectStatus"))
                .contains("P1 Approved", "P2 Rejected");
        assertThat(surroundings.rows("accounts")).anySatisfy(account -> {
            assertThat(account.path("name").asText()).isEqualTo("Company P1");
            assertThat(account.path("accountnumber").asText()).startsWith("C-");
        });
        assertThat(surroundings.rows("leads"))
                .extracting(lead -> lead.path("msdyn_prospectid").asText() + " "
                        + lead.path("msdyn_b2bprospectstatus").asInt())
                .contains("P1 192350001", "P2 192350002");
        assertThat(once.out().lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly("headquarters", "prospects-to-leads", "sales-outcomes");
        // both decisions, in the line of a job that ran before and after them
        assertThat(once.out()).containsPattern("(?m)^headquarters +2 done +0 failed");
        assertThat(surroundings.number("SELECT COUNT(*) FROM gangway.due")).isZero();
        assertThat(surroundings.type("once").out()).containsPattern("(?m)^headquarters +0 done +0 failed");
    }

    @Test
    void aRefusedDecisionIsATaskUntilAClerkHasDoneIt() throws Exception {
        fno.control().prospect("usrt", "P3", "Ann", "Lee", "ann.p3@example.com");
        surroundings.type("once");
        surroundings.sales.control().disqualify(lead("P3"), 5);
        fno.control().assume(Assumption.APPROVAL, "refused");
        try {
            assertThat(surroundings.type("once").exitCode()).isEqualTo(2);
        } finally {
            fno.control().assume(Assumption.APPROVAL, "runs");
        }
        assertThat(surroundings.type("errors", "list").out()).contains("DecisionRefused", "P3");
        assertThat(subjects())
                .containsExactly("[Gangway] 1 record waits for a person: 1 DecisionRefused in headquarters");

        fno.control().reject("usrt", "P3");
        assertThat(surroundings.type("once").exitCode()).isZero();

        assertThat(surroundings.type("errors", "list").out()).doesNotContain("P3");
        assertThat(subjects().get(1)).startsWith("[Gangway] Over: ");
    }

    private static List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : surroundings.mailbox.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private UUID lead(String prospect) throws Exception {
        return surroundings.rows("leads").stream()
                .filter(lead -> lead.path("msdyn_prospectid").asText().equals(prospect))
                .map(lead -> UUID.fromString(lead.path("leadid").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doctorAnswersEachQuestionInALineAndNamesTheCure() {
        fno.control().assume(Assumption.STATUS_ALLOW_EDIT, "false");
        try {
            Terminal.Result result = surroundings.type("doctor");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .contains("OK      sign-in to Finance and Operations: ", "OK      filter for pending prospects: ")
                    .containsPattern("(?s)PROBLEM writing B2BProspectStatus: .*gangway.fno.decisions = manual")
                    .containsOnlyOnce("PROBLEM");
        } finally {
            fno.control().assume(Assumption.STATUS_ALLOW_EDIT, "true");
        }
    }

    @Test
    void verifyPrintsTheSettingsThatFollowReadyToPaste() throws Exception {
        Terminal.Result result = surroundings.type("verify", "--patience", "20");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines().filter(line -> line.startsWith("OK "))).hasSizeGreaterThan(10);
        List<String> lines = result.out().lines().toList();
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly("gangway.fno.decisions = write", "gangway.fno.effects-seconds = 600");
        assertThat(fno.control().rows("Prospects"))
                .noneMatch(row -> row.get("PrimaryEmailAddress").toString().startsWith("gangway-verify"));
        assertThat(surroundings.rows("leads"))
                .noneMatch(lead -> lead.path("emailaddress1").asText().startsWith("gangway-verify"));
    }

    @Test
    void verifyWritesNothingToWhatMayBeProductionWithoutTheFlag() {
        try (Surroundings production = surroundings("https://contoso.operations.dynamics.com")) {
            production.type("init");

            Terminal.Result result = production.type("verify");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out().lines()).hasSize(1);
            assertThat(result.out())
                    .startsWith("FAILED permission to write")
                    .contains("may be production", "--production");
        }
    }
}
