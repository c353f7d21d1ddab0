package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which setting wins; every place gives another wrong value, and the complaint names the one that was taken. */
class SettingsPrecedenceTest {

    private static final String KEY = "gangway.jobs.lease-seconds";

    @TempDir
    Path directory;

    @BeforeEach
    void writeApplicationProperties() throws Exception {
        Files.writeString(directory.resolve("application.properties"), KEY + "=working-directory");
        Files.writeString(directory.resolve("config.properties"), KEY + "=config-file");
    }

    @Test
    void thePropertiesOfTheWorkingDirectoryAreRead() throws Exception {
        assertThat(complaint(List.of(), Map.of(), "once")).contains("working-directory");
    }

    @Test
    void theConfigFileWinsOverTheWorkingDirectory() throws Exception {
        assertThat(complaint(List.of(), Map.of(), "once", "--config", "config.properties"))
                .contains("config-file");
    }

    @Test
    void theEnvironmentWinsOverTheWorkingDirectory() throws Exception {
        assertThat(complaint(List.of(), Map.of("GANGWAY_JOBS_LEASE_SECONDS", "environment"), "once"))
                .contains("environment");
    }

    @Test
    void theFileThatSomebodyNamedWinsOverTheEnvironment() throws Exception {
        assertThat(complaint(
                        List.of(),
                        Map.of("GANGWAY_JOBS_LEASE_SECONDS", "environment"),
                        "once",
                        "--config",
                        "config.properties"))
                .contains("config-file");
    }

    @Test
    void aJvmPropertyWinsOverTheEnvironment() throws Exception {
        assertThat(complaint(List.of("-D" + KEY + "=jvm"), Map.of("GANGWAY_JOBS_LEASE_SECONDS", "environment"), "once"))
                .contains("jvm");
    }

    @Test
    void aPropertyAfterTheVerbWinsOverTheJvms() throws Exception {
        assertThat(complaint(List.of("-D" + KEY + "=jvm"), Map.of(), "once", "-D" + KEY + "=command-line"))
                .contains("command-line");
    }

    private String complaint(List<String> jvmOptions, Map<String, String> environment, String... arguments)
            throws Exception {
        try (ChildJvm once = ChildJvm.start(directory, jvmOptions, environment, GangwayCommand.class, arguments)) {
            assertThat(once.awaitExit(60)).isEqualTo(ExitCode.COULD_NOT);
            return once.awaitLine("gangway once: " + KEY);
        }
    }
}
