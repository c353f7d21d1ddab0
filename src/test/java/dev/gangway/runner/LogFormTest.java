package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is set up once per process, so each scenario has a process of its own; once without Sales warns of that. */
class LogFormTest {

    private static final String WARNING = "not set up on this node";

    @TempDir
    Path directory;

    @Test
    void withoutFurtherWordsTheLogIsText() throws Exception {
        assertThat(warningOf(Map.of(), "once")).containsPattern("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN ");
    }

    @Test
    void onRequestEveryLineOfTheLogIsJson() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(warningOf(Map.of(), "once", "--log", "json"))
                        .path("message")
                        .asText())
                .contains(WARNING);
    }

    @Test
    void theEnvironmentCanAskForJsonToo() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(warningOf(Map.of("GANGWAY_LOG", "json"), "once"))
                        .path("message")
                        .asText())
                .contains(WARNING);
    }

    @Test
    void aRefusedRecordIsToldByItsKeysAndNothingThatAPartnerEntered() throws Exception {
        Path data = directory.resolve("data");
        new Terminal(data).type("init");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data);
                Connection channel = database.connect()) {
            Requests.submit(channel, 1);
            Requests.submitWithoutLastName(channel);
        }
        Map<String, String> environment = Map.of("GANGWAY_LOG", "json", "GANGWAY_LOG_LEVEL", "debug");
        try (ChildJvm once = ChildJvm.start(directory, List.of(), environment, GangwayCommand.class, "once")) {
            assertThat(once.awaitExit(60)).isEqualTo(ExitCode.RECORDS_IN_ERROR);

            JsonNode refused = new ObjectMapper().readTree(once.awaitLine("{", "is refused"));

            assertThat(refused.path("job").asText()).isEqualTo("synchronize-channel-requests");
            assertThat(refused.path("request").asText()).hasSize(36);
            assertThat(refused.path("record").asText())
                    .contains(refused.path("request").asText());
            assertThat(once.toString())
                    .doesNotContain("Analytical")
                    .doesNotContain("@engines.example")
                    .doesNotContain("King");
        }
    }

    private String warningOf(Map<String, String> environment, String... arguments) throws Exception {
        try (ChildJvm once = ChildJvm.start(directory, List.of(), environment, GangwayCommand.class, arguments)) {
            assertThat(once.awaitExit(60)).isZero();
            return once.awaitLine("", WARNING);
        }
    }
}
