package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sentence of the business process names a test, and the test is there. */
class BusinessProcessTest {
    private static final Path DOCUMENT = Path.of("docs/business-process.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("\\| (.*) \\| (.*) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

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
        var test = TEST.matcher(row.group(2));
        List<String> named = new ArrayList<>();
        while (test.find()) {
            named.add(test.group());
            assertThat(source(test.group(1))).as(test.group()).contains("void " + test.group(2) + "(");
        }
        assertThat(named).as(sentence).isNotEmpty();
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            var found = new StringBuilder();
            for (Path file : files.filter(path -> path.endsWith(test + ".java")).toList()) {
                found.append(Files.readString(file));
            }
            return found.toString();
        }
    }
}
