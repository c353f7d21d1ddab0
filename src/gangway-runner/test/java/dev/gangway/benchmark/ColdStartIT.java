package dev.gangway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The measurement itself, with too few starts to measure anything. */
class ColdStartIT {
    @Test
    void theStartsOfTheArchiveAreMeasured() throws Exception {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path archive = built.filter(file -> file.toString().endsWith("-server.tar.gz"))
                    .findFirst()
                    .orElseThrow();

            assertThat(ColdStart.measure(archive.toAbsolutePath(), 1).text())
                    .contains("| `once` with nothing to do, to `--help` | at most 2.5 | ")
                    .containsPattern(
                            "`run` at its very first start, until ready \\| under 2 s \\| \\D*\\d+\\.\\d\\d s");
        }
    }
}
