package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault names the tests that prove what is said about it, or says that there is none; and the tests are there. */
class FaultsTest {
    private static final Path DOCUMENT = Path.of("docs/faults.md");
    private static final Pattern FAULT = Pattern.compile("\\| (\\d+) \\| (.+) \\| (.+) \\| (.+) \\|");
    private static final String NO_PROOF = "none";

    static Stream<String> faults() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> FAULT.matcher(line).matches());
    }

    @Test
    void everyFaultHasItsLine() throws IOException {
        assertThat(faults().map(line -> {
                    var row = FAULT.matcher(line);
                    assertThat(row.matches()).isTrue();
                    return Integer.valueOf(row.group(1));
                }))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        assertThat(NamedTests.in(Files.readString(DOCUMENT))).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isProvedByTestsThatExist(String fault) throws IOException {
        var row = FAULT.matcher(fault);
        assertThat(row.matches()).isTrue();
        List<String> named = NamedTests.in(row.group(4));
        assertThat(named.isEmpty()).as(fault).isEqualTo(row.group(4).startsWith(NO_PROOF));
    }
}
