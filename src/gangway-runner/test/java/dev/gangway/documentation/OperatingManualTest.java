package dev.gangway.documentation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.onboarding.reconcile.DifferenceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator's manual says what to do about everything that the code can show an operator, and about nothing else. */
class OperatingManualTest {
    private static final Path SOURCES = Path.of("src/gangway/main/java/dev/gangway");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern OWN_CODE = Pattern.compile("^\\| `([A-Za-z ]+)` \\|", Pattern.MULTILINE);
    private static final Pattern METRIC = Pattern.compile("(counter|gauge)\\(\\s*registry,\\s*\"([a-z.]+)\"");

    /** Codes that somebody else gives: Sales, or whoever refused before. */
    private static final Set<String> PASSED_ON = Set.of("e.code()", "outcome.code()", "code");

    private final String manual = read(Path.of("docs/operating.md"));

    @Test
    void everyCodeOfARefusalIsExplained() {
        Set<String> codes = new TreeSet<>();
        for (String packageName : List.of("commerce", "onboarding", "ledger")) {
            for (String source : sources(packageName)) {
                calls(source, "new Refusal(").forEach(arguments -> codes.addAll(codes(arguments.get(1))));
                calls(source, "Refusal.by(").forEach(arguments -> codes.addAll(codes(arguments.get(0))));
                // a MapException of four arguments brings its code, one of two has the code that the constructor gives
                Stream.of("MapException(", "this(")
                        .flatMap(call -> calls(source, call).stream())
                        .filter(arguments -> arguments.size() == 4 && source.contains("MapException("))
                        .filter(arguments -> !arguments.get(0).startsWith("String "))
                        .forEach(arguments -> codes.addAll(codes(arguments.get(0))));
            }
        }

        assertThat(codes).contains("RequestInvalid", "Map", "Veto", "SMTP nnn", "HTTP nnn");
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void everyDifferenceIsExplained() {
        String section = manual.substring(manual.indexOf("## Differences"), manual.indexOf("## Exit codes"));

        assertThat(DifferenceKind.values())
                .allSatisfy(kind -> assertThat(section).contains(kind.words()));
    }

    @Test
    void everyMetricIsNamed() {
        List<String> metrics = METRIC.matcher(read(SOURCES.resolve("observe/GangwayMetrics.java")))
                .results()
                .map(metric -> "gangway_" + metric.group(2).replace('.', '_')
                        + (metric.group(1).equals("counter") ? "_total" : ""))
                .toList();

        assertThat(metrics).hasSizeGreaterThan(15).allSatisfy(metric -> assertThat(manual)
                .contains(metric));
    }

    private List<String> explained() {
        String section =
                manual.substring(manual.indexOf("### Gangway's own codes"), manual.indexOf("### Codes of Sales"));
        return OWN_CODE.matcher(section).results().map(row -> row.group(1)).toList();
    }

    /** The code itself, or all that an expression can give; one that cannot be read here makes the test fail. */
    private static List<String> codes(String argument) {
        List<String> literals = LITERAL.matcher(argument)
                .results()
                .map(literal -> literal.group(1))
                // followed by a number
                .map(literal -> literal.endsWith(" ") ? literal + "nnn" : literal)
                .toList();
        assertThat(!literals.isEmpty() || PASSED_ON.contains(argument))
                .as("a code that this test can read: %s", argument)
                .isTrue();
        return literals;
    }

    /** The arguments of each such call. */
    private static List<List<String>> calls(String source, String call) {
        List<List<String>> calls = new ArrayList<>();
        for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
            calls.add(arguments(source, at + call.length()));
        }
        return calls;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        var argument = new StringBuilder();
        boolean quoted = false;
        int depth = 1;
        for (int i = from; depth > 0; i++) {
            char c = source.charAt(i);
            quoted ^= c == '"' && source.charAt(i - 1) != '\\';
            if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                depth--;
            }
            if (!quoted && depth == 1 && c == ',' || depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        return arguments;
    }

    private static List<String> sources(String packageName) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(packageName))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(OperatingManualTest::read)
                    .collect(toCollection(ArrayList::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
