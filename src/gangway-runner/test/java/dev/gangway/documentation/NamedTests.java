package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests that documents name as {@code Class.method}. */
final class NamedTests {
    private static final Path TESTS = Path.of("src");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    /** By their file names, read once. */
    private static final Map<String, String> SOURCES = new HashMap<>();

    private NamedTests() {}

    /** Those in the text, each of which must be there. */
    static List<String> in(String text) throws IOException {
        var test = TEST.matcher(text);
        List<String> named = new ArrayList<>();
        while (test.find()) {
            named.add(test.group());
            assertThat(source(test.group(1))).as(test.group()).contains("void " + test.group(2) + "(");
        }
        return named;
    }

    private static synchronized String source(String test) throws IOException {
        if (SOURCES.isEmpty()) {
            try (Stream<Path> files = Files.walk(TESTS)) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    SOURCES.merge(file.getFileName().toString(), Files.readString(file), String::concat);
                }
            }
        }
        return SOURCES.getOrDefault(test + ".java", "");
    }
}
