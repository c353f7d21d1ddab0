package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopSignalTest {

    @TempDir
    Path directory;

    @Test
    void aProgramThatIsAskedToStopStopsItsWorkAndExitsWithZero() throws Exception {
        try (ChildJvm program = ChildJvm.start(directory, StoppableProgram.class)) {
            program.awaitLine("up");
            program.terminate();

            assertThat(program.awaitExit(30)).isZero();
            assertThat(program.lines()).containsExactly("up", "closed");
        }
    }

    @Test
    void aProgramWithWorkMayFinishItAndExitsAsTheSignalSays() throws Exception {
        try (ChildJvm program = ChildJvm.start(directory, StoppableProgram.class, "with work")) {
            program.awaitLine("up");
            program.terminate();

            assertThat(program.awaitExit(30)).isEqualTo(143);
            assertThat(program.lines()).containsExactly("up", "asked to finish", "finished", "closed");
        }
    }

    @Test
    void aProgramThatEndsByItselfKeepsItsExitCode() throws Exception {
        try (ChildJvm program = ChildJvm.start(directory, StoppableProgram.class, "at once")) {
            assertThat(program.awaitExit(30)).isEqualTo(3);
            assertThat(program.lines()).containsExactly("up", "closed");
        }
    }
}
