package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each jar in the two archives was asked for: it stands in a list beside their descriptors. */
class ShippedJarsIT {
    private static final String NOT_IN_PRODUCTION =
            "(dynamics-sandbox|odata|jetty|greenmail|netty|camel-mock|camel-dataset|junit).*";

    @ParameterizedTest
    @CsvSource({"server, lib", "demo, lib-demo"})
    void anArchiveHoldsJustTheListedJars(String archive, String folder) throws Exception {
        assertThat(jars(archive, folder))
                .as("jars of the %s archive, against src/gangway-runner/assembly/%s.txt", archive, folder)
                .containsExactlyElementsOf(listed(folder));
    }

    @Test
    void noJarIsInBothArchives() throws Exception {
        assertThat(jars("demo", "lib-demo")).doesNotContainAnyElementsOf(jars("server", "lib"));
    }

    @Test
    void theServerHasNothingOfTheDemoAndOneMailLibrary() throws Exception {
        List<String> jars = jars("server", "lib");

        assertThat(jars).noneMatch(jar -> jar.matches(NOT_IN_PRODUCTION));
        assertThat(jars.stream().filter(jar -> jar.matches("(angus|jakarta\\.)-?mail")))
                .containsExactly("angus-mail");
    }

    private static List<String> listed(String folder) throws IOException {
        return Files.readAllLines(Path.of("src/gangway-runner/assembly", folder + ".txt"));
    }

    /** The names of the jars without their versions, in their order. */
    private static List<String> jars(String archive, String folder) throws Exception {
        Path file;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            file = built.filter(path -> path.toString().endsWith("-" + archive + ".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Process tar = new ProcessBuilder("tar", "tzf", file.toString()).start();
        try (Stream<String> lines = tar.inputReader().lines()) {
            return lines.filter(line -> line.matches("[^/]+/" + folder + "/.+\\.jar"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1).replaceFirst("-\\d[^/]*\\.jar$", ""))
                    .sorted()
                    .toList();
        }
    }
}
