package dev.gangway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

            assertThat(ColdStart.measure(archive.toAbsolutePath(), 1).figures())
                    .extracting(Figure::what, Figure::target)
                    .contains(
                            tuple("`once` with nothing to do, to `--help`", "at most 2.5"),
                            tuple("`run` at its very first start, until ready", "at most 2 s"));
            // fails unless each prospect has become a lead
            assertThat(ColdBacklog.measure(archive.toAbsolutePath(), 40, 1).figures())
                    .extracting(Figure::what)
                    .contains("`once` with 40 prospects waiting");
        }
    }
}
