package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gangway.documentation.CodeBlock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Commands in the documents are understood, with their verbs and options. */
class DocumentedCommandsTest {
    /** What the build itself runs, and the demo that it is configured to start. */
    private static final String MAVEN = "mvn( -q)?( compile exec:java| verify| package)";

    private static final String JAR = "java -jar target/gangway-runner.jar ";

    static Stream<String> commands() {
        return CodeBlock.in("sh")
                .flatMap(block -> block.text().lines())
                .map(line -> line.replaceFirst("\\s*#.*", ""))
                .filter(line -> !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnderstood(String command) {
        if (command.startsWith(JAR)) {
            assertThatCode(() -> new CommandLine(new GangwayCommand())
                            .parseArgs(command.substring(JAR.length()).split("\\s+")))
                    .doesNotThrowAnyException();
        } else {
            assertThat(command).matches(MAVEN);
        }
    }
}
