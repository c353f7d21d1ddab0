package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
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
        assertThat(warningOf(Map.of(), "once"))
                .containsPattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) WARN ");
    }

    @Test
    void onRequestEveryLineOfTheLogIsJson() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(warningOf(Map.of(), "once", "--log", "json"))
                        .path("message")
                        .asText())
                .contains(WARNING);
    }

    /** An hour of an autumn night comes twice; with its offset each time of the log is one point in time. */
    @Test
    void timesOfTheLogSayTheirOffset() throws Exception {
        String zone = "-Duser.timezone=Asia/Kathmandu";
        for (String form : List.of("text", "json")) {
            try (ChildJvm once =
                    ChildJvm.start(directory, List.of(zone), Map.of(), GangwayCommand.class, "once", "--log", form)) {
                assertThat(once.awaitExit(60)).isZero();
                String line = once.awaitLine("", WARNING);
                String time = form.equals("text")
                        ? line.split(" ")[0]
                        : new ObjectMapper().readTree(line).path("@timestamp").asText();
                assertThat(OffsetDateTime.parse(time).toInstant())
                        .isBetween(Instant.now().minusSeconds(90), Instant.now());
                assertThat(time).endsWith(form.equals("text") ? "+05:45" : "Z");
            }
        }
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
