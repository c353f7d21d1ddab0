package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Kubernetes knows every field of the examples, and none that it requires is missing. */
class KubernetesExamplesTest {
    private interface Schema {
        void check(JsonElement resource) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "ConfigMap", V1ConfigMap::validateJsonElement,
            "CronJob", V1CronJob::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement);

    static Stream<Map<String, Object>> resources() {
        try (Stream<Path> files = Files.list(Path.of("samples/kubernetes"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(KubernetesExamplesTest::resourcesOf)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> resourcesOf(Path file) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return StreamSupport.stream(
                            new Yaml(options).loadAll(Files.readString(file)).spliterator(), false)
                    .map(resource -> (Map<String, Object>) resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isAccepted(Map<String, Object> resource) {
        assertThat(SCHEMAS).containsKey((String) resource.get("kind"));
        assertThatCode(() -> check(resource)).doesNotThrowAnyException();
    }

    @Test
    void bothHomesAreThere() {
        assertThat(resources()).extracting(resource -> resource.get("kind")).contains("Deployment", "CronJob");
    }

    @Test
    void aMisspeltFieldDeepInsideWouldBeFound() {
        var misspelt = Map.<String, Object>of(
                "kind",
                "Deployment",
                "spec",
                Map.of(
                        "selector",
                        Map.of(),
                        "template",
                        Map.of(
                                "spec",
                                Map.of("containers", List.of(Map.of("name", "x", "readynessProbe", Map.of()))))));

        assertThatThrownBy(() -> check(misspelt)).hasMessageContaining("readynessProbe");
    }

    private static void check(Map<String, Object> resource) throws IOException {
        SCHEMAS.get(resource.get("kind")).check(new Gson().toJsonTree(resource));
    }
}
