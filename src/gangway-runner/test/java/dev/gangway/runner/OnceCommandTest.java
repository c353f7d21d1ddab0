package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceCommandTest {

    @TempDir
    Path directory;

    @Test
    void withNothingToDoEveryJobSaysSoAndTheExitCodeIsZero() {
        Terminal.Result result = terminal().type("once");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +\\d+\\.\\d s$", "")
                        .replaceAll(" +", " ")))
                .containsExactly(
                        "P-0001 0 done 0 failed",
                        "synchronize-channel-requests 0 done 0 failed",
                        "1010 0 done 0 failed");
    }

    /** A unit or a container that hands over the password of a database which nobody named. */
    @Test
    void aPasswordWithoutItsDatabaseIsNotTriedOnTheEmbeddedOne() {
        String settings = SettingsFile.write(directory, "gangway.headquarters.password=not-its-own");

        Terminal.Result result = terminal().type("once", "--config", settings);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("gangway.headquarters.password is set, but gangway.headquarters.url is not")
                .doesNotContain("not-its-own");
    }

    @Test
    void aRecordInErrorMakesTheExitCodeTwo() throws Exception {
        submitWithoutLastName();

        Terminal.Result result = terminal().type("once");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).containsPattern("synchronize-channel-requests +0 done +1 failed");
    }

    @Test
    void anErrorOfAnEarlierRunIsCountedAndLeavesTheExitCodeZero() throws Exception {
        submitWithoutLastName();
        assertThat(terminal().type("once").exitCode()).isEqualTo(2);

        Terminal.Result later = terminal().type("once");

        assertThat(later.exitCode()).isZero();
        assertThat(later.out()).containsPattern("synchronize-channel-requests .* errors: 0 new, 1 old");
        JsonNode errors = new ObjectMapper()
                .readTree(terminal().type("once", "--json").out())
                .get(1)
                .path("errors");
        assertThat(errors.path("new").asInt()).isZero();
        assertThat(errors.path("old").asInt()).isEqualTo(1);
    }

    @Test
    void aNewErrorBesideAnOldOneMakesTheExitCodeTwoAgain() throws Exception {
        submitWithoutLastName();
        terminal().type("once");
        submitWithoutLastName();

        Terminal.Result result = terminal().type("once");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).containsPattern("synchronize-channel-requests .* errors: 1 new, 1 old");
    }

    /** It may come through by itself yet, so nobody can say that all is done. */
    @Test
    void aRecordThatIsStillTriedAgainMakesTheExitCodeTwo() throws Exception {
        submitWithoutLastName();
        terminal().type("once");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory);
                Connection headquarters = database.connect()) {
            headquarters.createStatement().execute("UPDATE gangway.error SET status = 'Retrying'");
        }

        assertThat(terminal().type("once").exitCode()).isEqualTo(2);
    }

    /** Refused once more: somebody had it tried again, and wants to know. */
    @Test
    void anOldErrorThatIsRefusedOnceMoreIsNew() throws Exception {
        submitWithoutLastName();
        terminal().type("once");
        terminal().type("errors", "retry", "--all");

        Terminal.Result result = terminal().type("once");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("errors: 1 new, 0 old");
    }

    @Test
    void onlyTheNamedJobsRun() throws Exception {
        submitWithoutLastName();

        Terminal.Result result = terminal().type("once", "P-0001");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).hasLineCount(1).containsPattern("P-0001 +1 done");
    }

    @Test
    void anUnknownJobIsAUsageErrorThatNamesTheJobs() {
        Terminal.Result result = terminal().type("once", "P-0002");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("P-0002").contains("P-0001").contains("1010");
    }

    @Test
    void aJobThatIsNotSetUpIsToldFromOneThatDoesNotExist() {
        assertThat(terminal().type("once", "prospects-to-leads").err())
                .contains("'prospects-to-leads' is not set up here: gangway.sales.url is not set");
        assertThat(terminal().type("once", "email-notifications").err()).contains("gangway.mail.url is not set");
    }

    @Test
    void theReportsAreAvailableAsJsonAndNothingElseIsPrinted() throws Exception {
        submitWithoutLastName();

        Terminal.Result result = terminal().type("once", "--json");

        JsonNode reports = new ObjectMapper().readTree(result.out());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(reports.findValuesAsText("job")).containsExactly("P-0001", "synchronize-channel-requests", "1010");
        assertThat(reports.get(0).path("done").asInt()).isEqualTo(1);
        assertThat(reports.get(1).path("failed").asInt()).isEqualTo(1);
        assertThat(reports.get(1).path("paused").isNull()).isTrue();
        assertThat(reports.get(1).path("tookMillis").isIntegralNumber()).isTrue();
    }

    @Test
    void aJobThatCannotReachSalesMakesTheExitCodeOne() throws Exception {
        String settings = SettingsFile.write(
                directory,
                "gangway.sales.url=http://127.0.0.1:" + closedPort(),
                "gangway.sales.token-url=http://127.0.0.1:" + closedPort() + "/token",
                "gangway.sales.client-id=id",
                "gangway.sales.client-secret=top-secret");

        Terminal.Result result = terminal().type("once", "--config", settings);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsPattern("sales-outcomes .*did not finish: ");
        assertThat(result.out() + result.err()).doesNotContain("top-secret");
    }

    @Test
    void aDatabaseThatIsAwayMakesTheExitCodeOneAndIsSaidInOneLine() throws Exception {
        String settings = SettingsFile.write(
                directory,
                "gangway.headquarters.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/gangway?connectTimeout=1",
                "gangway.headquarters.username=gangway",
                "gangway.headquarters.password=top-secret");

        Terminal.Result result = Terminal.typeAsIs("once", "--config", settings);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).hasLineCount(1).startsWith("gangway once: ").doesNotContain("top-secret");
    }

    private Terminal terminal() {
        return new Terminal(directory);
    }

    private void submitWithoutLastName() throws Exception {
        terminal().type("init");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory);
                Connection channel = database.connect()) {
            Requests.submitWithoutLastName(channel);
        }
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
