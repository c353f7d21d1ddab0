package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every sample is built against the library of this build and run, by the same script that people have. */
class SamplesIT {
    @Test
    void allSamplesRun() throws Exception {
        Command run = Command.run(Path.of("samples"), "./run-all");

        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
