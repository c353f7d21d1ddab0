package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the JSON of a verb gets some also when the verb could not begin. */
class JsonOfFailuresTest {
    private static final String AWAY = "gangway.headquarters.url=jdbc:postgresql://127.0.0.1:1/nowhere";
    private static final String SOON = "gangway.database.connect-seconds=1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"verify", "status", "errors list", "errors show 1", "reconcile"})
    void aDatabaseThatIsAwayIsToldInJson(String verb) throws Exception {
        assertTells("127.0.0.1:1", type(verb, "--config", SettingsFile.write(directory, AWAY, SOON)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "verify", "status", "errors list", "errors show 1", "reconcile"})
    void aWrongSettingIsToldInJson(String verb) throws Exception {
        String config = SettingsFile.write(directory, "gangway.jobs.lease-seconds=soon");

        assertTells("gangway.jobs.lease-seconds", type(verb, "--config", config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "verify", "status", "errors list", "errors show 1", "reconcile", "once"})
    void aSettingsFileThatIsMissingIsToldInJson(String verb) throws Exception {
        assertTells("no-such.properties", type(verb, "--config", "no-such.properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "status"})
    void withoutJsonNothingIsOnStandardOutput(String verb) {
        List<String> words = List.of(verb, "--config", "no-such.properties");

        assertThat(Terminal.typeAsIs(words.toArray(String[]::new)).out()).isEmpty();
    }

    private static void assertTells(String reason, Terminal.Result result) throws Exception {
        assertThat(result.exitCode()).isEqualTo(ExitCode.COULD_NOT);
        JsonNode told = new ObjectMapper().readTree(result.out());
        assertThat(told.path("error").asText()).as(result.toString()).contains(reason);
        assertThat(result.err()).contains(reason);
    }

    private static Terminal.Result type(String verb, String... more) {
        List<String> words = new ArrayList<>(List.of(verb.split(" ")));
        words.add("--json");
        words.addAll(List.of(more));
        return Terminal.typeAsIs(words.toArray(String[]::new));
    }
}
