package dev.gangway.documentation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of the map that the documents show fit the map as it is, and what comes out is a map that does what they say. */
class DocumentedMapChangesTest {
    private static final Path MAP = Path.of("routes/maps/prospect-to-lead.jslt");
    private static final Pattern COLUMN = Pattern.compile("^\\+\\s*\"([a-z0-9_]+)\":", Pattern.MULTILINE);
    private static final String PROSPECT = """
            {"firstname": "Ida", "lastname": "Berg", "companyname": "Fabrikam", "companysize": 250,
             "department": "Purchasing", "primaryurl": "https://fabrikam.example"}""";

    static Stream<CodeBlock> changes() {
        return CodeBlock.in("diff");
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("changes")
    void fitTheMap(CodeBlock change) throws IOException {
        String before = lines(change, "+");
        String map = Files.readString(MAP);
        assertThat(map).contains(before);

        String changed = map.replace(before, lines(change, "-"));
        Path file = Files.writeString(folder.resolve("changed.jslt"), changed);
        JsonNode lead;
        try (var context = new DefaultCamelContext()) {
            lead = new JsltMap(context, file.toUri().toString()).apply(new ObjectMapper().readTree(PROSPECT));
        }

        List<String> columns = COLUMN.matcher(change.text())
                .results()
                .map(column -> column.group(1))
                .toList();
        assertThat(columns)
                .isNotEmpty()
                .allSatisfy(column -> assertThat(lead.has(column)).as(column).isTrue());
    }

    /** Without the lines that begin with that mark, and without the marks. */
    private static String lines(CodeBlock change, String without) {
        return change.text()
                .lines()
                .filter(line -> !line.startsWith(without))
                .map(line -> line.substring(1))
                .collect(joining("\n", "", "\n"));
    }
}
