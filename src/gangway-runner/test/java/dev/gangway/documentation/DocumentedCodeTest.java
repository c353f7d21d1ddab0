package dev.gangway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in the documents compiles, routes in them load, coordinates in them are those of the build. */
class DocumentedCodeTest {
    private static final String IMPORTS = """
        import com.fasterxml.jackson.databind.node.ObjectNode;
        import dev.gangway.*;
        import dev.gangway.console.web.*;
        import dev.gangway.observe.*;
        import dev.gangway.spi.*;
        import io.micrometer.core.instrument.*;
        import java.util.*;
        import javax.sql.DataSource;
        import org.apache.camel.*;
        import org.apache.camel.impl.DefaultCamelContext;
        """;

    @TempDir
    private Path classes;

    static Stream<CodeBlock> java() {
        return CodeBlock.in("java");
    }

    static Stream<CodeBlock> routes() {
        return CodeBlock.in("yaml").filter(block -> block.text().startsWith("- route:"));
    }

    @Test
    void everyBlockIsOfALanguageThatIsChecked() {
        assertThat(CodeBlock.all())
                .extracting(CodeBlock::language)
                .isSubsetOf(Set.of("java", "yaml", "properties", "sh", "xml", "sql", "diff", "json"));
    }

    @ParameterizedTest
    @MethodSource("java")
    void javaCompiles(CodeBlock block) throws IOException {
        String code = block.text().startsWith("class ") ? block.text() : inMethod(block.text());
        var problems = new DiagnosticCollector<JavaFileObject>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        List.of(source(IMPORTS + code)))
                .call();

        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    /** What a reader has at hand where the fragment stands. */
    private static String inMethod(String fragment) {
        String parameters = fragment.contains("CamelContext context =")
                ? "DataSource commerceDataSource"
                : "CamelContext context, CamelContext camelContext";
        return "class Fragment { void run(" + parameters + ") throws Exception {\n" + fragment + "\n} }";
    }

    private static JavaFileObject source(String code) {
        return new SimpleJavaFileObject(URI.create("string:///Fragment.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("routes")
    void routesLoad(CodeBlock block) throws Exception {
        try (var context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("documented.camel.yaml", block.text()));
            context.start();

            assertThat(context.getRoutes()).isNotEmpty();
        }
    }

    @Test
    void jsonIsJson() {
        assertThat(CodeBlock.in("json")).isNotEmpty().allSatisfy(block -> assertThat(
                        new ObjectMapper().readTree(block.text()).isObject())
                .isTrue());
    }

    @Test
    void coordinatesAreThoseOfTheBuild() throws IOException {
        StringBuilder pom = new StringBuilder(Files.readString(Path.of("pom.xml")));
        for (String module : List.of("camel-dataverse", "gangway", "dynamics-sandbox", "gangway-runner")) {
            pom.append(Files.readString(Path.of("src", module, "pom.xml")));
        }
        assertThat(CodeBlock.in("xml")).allSatisfy(block -> assertThat(block.text()
                        .lines()
                        .filter(line -> line.startsWith("  "))
                        .toList())
                .allSatisfy(line -> assertThat(pom).contains(line)));
    }
}
