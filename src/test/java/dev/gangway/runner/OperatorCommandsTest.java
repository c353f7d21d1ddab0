package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs init, status and errors, on an embedded database with one record in error. */
class OperatorCommandsTest {

    @TempDir
    Path directory;

    @Test
    void initCanBeRepeated() {
        assertThat(terminal().type("init").exitCode()).isZero();
        assertThat(terminal().type("init").exitCode()).isZero();
    }

    @Test
    void theStatusOfAnEmptyDatabaseIsAllZeros() throws Exception {
        Terminal.Result result = terminal().type("status", "--json");

        assertThat(result.exitCode()).isZero();
        JsonNode stages = new ObjectMapper().readTree(result.out()).path("stages");
        assertThat(stages).isNotEmpty().allMatch(records -> records.asInt() == 0);
    }

    @Test
    void theStatusTellsStagesRunsAndWatermarks() throws Exception {
        failOneRequest();

        JsonNode status =
                new ObjectMapper().readTree(terminal().type("status", "--json").out());

        assertThat(status.path("stages").toString())
                .contains("requests pulled\":1")
                .contains("requests failed\":1");
        assertThat(status.path("runs").findValuesAsText("job")).contains("P-0001", "synchronize-channel-requests");
        assertThat(status.path("runs").get(0).path("lastrun").asText()).endsWith("Z");
        assertThat(status.path("watermarks").findValuesAsText("name")).contains("P-0001");
    }

    @Test
    void theStatusIsReadableWithoutJson() throws Exception {
        failOneRequest();

        Terminal.Result result = terminal().type("status");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("STAGE").containsPattern("requests failed +1");
    }

    @Test
    void anErrorIsListedAndShownWithItsReason() throws Exception {
        failOneRequest();

        assertThat(terminal().type("errors", "list").out()).contains("lastname is empty");
        Terminal.Result shown = terminal().type("errors", "show", onlyError());

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("synchronize-channel-requests")
                .contains("lastname is empty")
                .containsPattern("legal entity +-\\R");
    }

    @Test
    void aDiscardedErrorIsGone() throws Exception {
        failOneRequest();

        assertThat(terminal().type("errors", "discard", onlyError()).exitCode()).isZero();

        assertThat(terminal().type("errors", "list", "--json").out().strip()).isEqualTo("[ ]");
        assertThat(terminal().type("once").exitCode()).isZero();
    }

    @Test
    void aCorrectedRecordComesThroughWhenItIsRetried() throws Exception {
        failOneRequest();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory);
                Connection headquarters = database.connect()) {
            headquarters.createStatement().execute("UPDATE hq.channelrequest SET lastname = 'King'");
        }

        assertThat(terminal().type("errors", "retry", "--all").exitCode()).isZero();
        Terminal.Result once = terminal().type("once");

        assertThat(once.exitCode()).isZero();
        assertThat(once.out()).containsPattern("synchronize-channel-requests +1 done");
    }

    @Test
    void anErrorThatDoesNotExistMakesTheExitCodeOne() {
        terminal().type("init");

        assertThat(terminal().type("errors", "show", "4711"))
                .isEqualTo(new Terminal.Result(
                        1, "", "gangway errors show: there is no error 4711" + System.lineSeparator()));
        assertThat(terminal().type("errors", "retry", "4711").exitCode()).isEqualTo(1);
        assertThat(terminal().type("errors", "discard", "4711").exitCode()).isEqualTo(1);
    }

    @Test
    void retryWantsIdsOrAll() {
        assertThat(terminal().type("errors", "retry").exitCode()).isEqualTo(1);
        assertThat(terminal().type("errors", "retry", "1", "--all").exitCode()).isEqualTo(1);
    }

    private Terminal terminal() {
        return new Terminal(directory);
    }

    private String onlyError() throws Exception {
        return new ObjectMapper()
                .readTree(terminal().type("errors", "list", "--json").out())
                .path(0)
                .path("id")
                .asText();
    }

    private void failOneRequest() throws Exception {
        terminal().type("init");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory);
                Connection channel = database.connect()) {
            Requests.submitWithoutLastName(channel);
        }
        terminal().type("once");
    }
}
