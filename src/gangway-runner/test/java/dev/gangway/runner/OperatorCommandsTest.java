package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.embedded.EmbeddedDatabase;
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
        terminal().type("init");

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
        JsonNode pulled = status.path("history").get(1);
        assertThat(pulled.path("job").asText()).isEqualTo("P-0001");
        assertThat(pulled.path("recordsdone").asInt()).isEqualTo(1);
        assertThat(pulled.path("ended").asText()).endsWith("Z");
        assertThat(status.path("nodes")).as("once has ended").isEmpty();
    }

    @Test
    void theStatusIsReadableWithoutJson() throws Exception {
        failOneRequest();

        Terminal.Result result = terminal().type("status");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("STAGE", "NO NODE IS ALIVE")
                .containsPattern("requests failed +1")
                .containsPattern("ENDED +JOB +NODE");
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

        assertThat(terminal().type("errors", "discard", onlyError()).out()).contains(": discarded");

        assertThat(terminal().type("errors", "list", "--json").out().strip()).isEqualTo("[ ]");
        assertThat(terminal().type("once").exitCode()).isZero();
    }

    @Test
    void aSelectionIsDiscardedAndItsHistoryShown() throws Exception {
        failOneRequest();
        String id = onlyError();

        assertThat(terminal()
                        .type("errors", "list", "--code", "Map", "--json")
                        .out()
                        .strip())
                .isEqualTo("[ ]");
        assertThat(terminal().type("errors", "list", "--since", "1h").out()).contains("lastname is empty");
        assertThat(terminal()
                        .type("errors", "discard", "--since", "09:00", "--job", "1010")
                        .out())
                .contains("no error matches");
        Terminal.Result discarded = terminal()
                .type(
                        "errors",
                        "discard",
                        "--job",
                        "synchronize-channel-requests",
                        "--code",
                        "RequestInvalid",
                        "--since",
                        "1h",
                        "--reason",
                        "asked to apply again",
                        "--by",
                        "anna",
                        "--json");

        assertThat(discarded.exitCode()).as(discarded.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(discarded.out())
                        .path("discarded")
                        .toString())
                .isEqualTo("[" + id + "]");
        assertThat(terminal().type("errors", "show", id).out())
                .contains("discard", "by anna at ", "asked to apply again", "lastname is empty");
        JsonNode shown = new ObjectMapper()
                .readTree(terminal().type("errors", "show", id, "--json").out());
        assertThat(shown.path("acts").get(0).path("who").asText()).isEqualTo("anna");
    }

    @Test
    void aSelectionThatIsNoneChangesNothing() throws Exception {
        failOneRequest();

        for (String[] wrong : new String[][] {
            {"errors", "discard", "--all", "--job", "1010"},
            {"errors", "discard", "--job", "P-1"},
            {"errors", "discard", "--since", "soon"},
            {"errors", "retry", "17", "--code", "Map"},
            {"errors", "discard"}
        }) {
            assertThat(terminal().type(wrong).exitCode())
                    .as(String.join(" ", wrong))
                    .isEqualTo(1);
        }
        assertThat(terminal().type("errors", "list", "--since", "yesteday").err())
                .contains("--since", "yesteday is no time", "24h", "2026-03-01");
        assertThat(onlyError()).isNotEmpty();
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
