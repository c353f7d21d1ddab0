package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.documentation.CodeBlock;
import dev.gangway.runner.Surroundings.Commerce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands in the documents do what they are there for. Those of the READMEs are carried out as they stand, by ReadmeIT. */
class DocumentedCommandsTest {
    private static final Pattern JAR =
            Pattern.compile("(?:java( -D\\S+)* -jar target/gangway-runner\\.jar|bin/gangway) (.*)");
    private static final Pattern FILES = Pattern.compile("mkdir \\w+|cp (\\S+) \\w+/");

    @TempDir
    Path directory;

    static Stream<String> commands() {
        return CodeBlock.in("sh")
                .filter(block -> !block.place().startsWith("README.md"))
                .flatMap(block -> block.commands().stream());
    }

    static Stream<String> otherThanVerbs() {
        return commands().filter(command -> !JAR.matcher(command).matches());
    }

    @ParameterizedTest
    @MethodSource("otherThanVerbs")
    void isAboutFilesThatAreThere(String command) {
        Matcher files = FILES.matcher(command);
        assertThat(files.matches()).as(command).isTrue();
        if (files.group(1) != null) {
            assertThat(Files.exists(Path.of(files.group(1)))).isTrue();
        }
    }

    @Test
    void theVerbsWork() throws Exception {
        List<String> verbs = commands()
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .map(command -> command.group(2))
                // the settings are those of this test
                .map(verb -> verb.replaceFirst(" --config \\S+", ""))
                .distinct()
                .toList();
        assertThat(verbs).contains("init", "run", "once", "doctor", "verify");
        try (Surroundings world = new Surroundings(directory, Commerce.EMBEDDED)) {
            world.submit(2);
            for (String verb : verbs) {
                if (verb.equals("run")) {
                    runs(world);
                } else {
                    Terminal.Result result = world.type(verb.split("\\s+"));
                    assertThat(result.exitCode()).as(verb + ": " + result).isZero();
                }
            }
        }
    }

    /** Until somebody stops it, as a service manager would. */
    private static void runs(Surroundings world) throws Exception {
        try (ChildJvm runner = world.startRunner()) {
            runner.terminate();
            assertThat(runner.awaitExit(30)).isZero();
        }
    }
}
