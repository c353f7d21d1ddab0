package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route file against Camel's own canonical schema, every endpoint against Camel's catalog. */
class RouteFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void isCanonicalYaml(Path file) throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/schema/camelYamlDsl-canonical.json")) {
            JsonSchema canonical = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            assertThat(canonical.validate(YAML.readTree(file.toFile()))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void usesOnlyOptionsThatCamelsCatalogKnows(Path file) throws IOException {
        try (var context = new DefaultCamelContext();
                var catalog = new DefaultRuntimeCamelCatalog()) {
            catalog.setCamelContext(context);
            catalog.start();
            List<String> uris = YAML.readTree(file.toFile()).findValuesAsText("uri").stream()
                    .filter(uri -> !uri.startsWith("{{"))
                    .map(uri -> uri.replaceAll("\\{\\{[^}]*}}", "x")
                            .replaceFirst("^gangway-channel:", "sql:")
                            .replaceFirst("^gangway-seda:", "seda:"))
                    .toList();
            for (String uri : uris) {
                EndpointValidationResult result = catalog.validateEndpointProperties(uri);
                assertThat(result.isSuccess())
                        .as(uri + ": " + result.summaryErrorMessage(false))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void namesEveryStep(Path file) throws IOException {
        for (JsonNode steps : YAML.readTree(file.toFile()).findValues("steps")) {
            for (JsonNode step : steps) {
                JsonNode eip = step.elements().next();
                if (!file.toString().contains("schedules")) {
                    assertThat(eip.has("id")).as(file + " " + step).isTrue();
                }
            }
        }
    }
}
