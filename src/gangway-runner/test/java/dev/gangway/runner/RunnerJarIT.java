package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as it is packaged. */
class RunnerJarIT {

    private static final Path JAR = Path.of("target", "gangway-runner.jar");

    @TempDir
    Path directory;

    @Test
    void theDemoEndsAsExpected() throws Exception {
        try (ChildJvm demo = ChildJvm.startJar(directory, JAR, "demo", "--once")) {
            assertThat(demo.awaitExit(180)).as(demo::toString).isZero();
        }
    }

    @Test
    void theVersionIsKnown() throws Exception {
        try (ChildJvm version = ChildJvm.startJar(directory, JAR, "--version")) {
            assertThat(version.awaitExit(60)).isZero();
            assertThat(version.lines()).hasSize(1).allMatch(line -> line.matches("Gangway \\d+\\..*"));
        }
    }
}
