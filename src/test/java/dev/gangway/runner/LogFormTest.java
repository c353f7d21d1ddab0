package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
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

    private String warningOf(Map<String, String> environment, String... arguments) throws Exception {
        try (ChildJvm once = ChildJvm.start(directory, List.of(), environment, GangwayCommand.class, arguments)) {
            assertThat(once.awaitExit(60)).isZero();
            return once.awaitLine("", WARNING);
        }
    }
}
