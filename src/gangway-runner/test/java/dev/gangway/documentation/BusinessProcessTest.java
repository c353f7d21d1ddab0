package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sentence of the business process names a test, and the test is there. */
class BusinessProcessTest {
    private static final Path DOCUMENT = Path.of("docs/business-process.md");
    private static final Pattern ROW = Pattern.compile("\\| (.*) \\| (.*) \\|");

    static Stream<String> sentences() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> ROW.matcher(line).matches())
                .filter(line -> !line.startsWith("| ---") && !line.endsWith("| proved by |"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void isProvedByATestThatExists(String sentence) throws IOException {
        var row = ROW.matcher(sentence);
        assertThat(row.matches()).isTrue();
        assertThat(NamedTests.in(row.group(2))).as(sentence).isNotEmpty();
    }
}
