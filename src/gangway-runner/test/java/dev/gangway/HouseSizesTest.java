package dev.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes, methods, constructors and packages stay small enough to be read at once. */
class HouseSizesTest {
    @Test
    void nothingOutgrowsItsLimit() throws IOException {
        Set<String> known =
                Set.copyOf(Files.readAllLines(Path.of("src/gangway-runner/test/resources/too-large-today.txt")));

        assertThat(SourceSizes.tooLarge())
                .as(
                        "larger than %d lines (class), %d lines (method), %d parameters (constructor) or 20 classes (package); "
                                + "a line of too-large-today.txt that is no longer true is to be removed there",
                        SourceSizes.CLASS_LINES, SourceSizes.METHOD_LINES, SourceSizes.CONSTRUCTOR_PARAMETERS)
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
