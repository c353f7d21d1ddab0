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
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
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
            List<String> uris = YAML.readTree(file.toFile()).findParents("uri").stream()
                    .filter(endpoint -> !endpoint.path("uri").asText().startsWith("{{"))
                    .map(RouteFilesTest::uri)
                    .toList();
            for (String uri : uris) {
                EndpointValidationResult result = catalog.validateEndpointProperties(uri);
                assertThat(result.isSuccess())
                        .as(uri + ": " + result.summaryErrorMessage(false))
                        .isTrue();
            }
        }
    }

    /** With the parameters that stand beside it; a placeholder may stand for anything. */
    private static String uri(JsonNode endpoint) {
        String uri = endpoint.path("uri")
                .asText()
                .replaceAll("\\{\\{[^}]*}}", "x")
                .replaceFirst("^gangway-channel:", "sql:")
                .replaceFirst("^gangway-seda:", "seda:");
        if (!uri.startsWith("dataverse:")) {
            return uri;
        }
        StringJoiner parameters = new StringJoiner("&", uri + "?", "");
        endpoint.path("parameters")
                .properties()
                .forEach(parameter -> parameters.add(
                        parameter.getKey() + "=" + parameter.getValue().asText().replaceAll("\\{\\{.*}}", "{{any}}")));
        return parameters.toString();
    }

    /** What Sales has to do with is seen in the routes: each call is an endpoint, with the one client. */
    @Test
    void callsSalesWithTheClientOfItsOwn() throws IOException {
        for (Path file : routeFiles().toList()) {
            for (JsonNode endpoint : YAML.readTree(file.toFile()).findParents("uri")) {
                if (endpoint.path("uri").asText().startsWith("dataverse:")) {
                    assertThat(endpoint.path("parameters").path("client").asText())
                            .as(file + " " + endpoint)
                            .matches("#gangway(Leads|Outcomes)Dataverse");
                }
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

    /** Otherwise the host's would redeliver a lane, which then finds nothing due, and the outage would go unnoticed. */
    @ParameterizedTest
    @MethodSource("routeFiles")
    void everyRouteOfAJobBringsItsErrorHandler(Path file) throws IOException {
        for (JsonNode route : YAML.readTree(file.toFile()).findValues("route")) {
            boolean handles = route.path("routeConfigurationId").asText().equals("gangway-failures");

            assertThat(route.path("errorHandler").has(handles ? "defaultErrorHandler" : "noErrorHandler"))
                    .as(route.path("id").asText())
                    .isTrue();
        }
    }
}
