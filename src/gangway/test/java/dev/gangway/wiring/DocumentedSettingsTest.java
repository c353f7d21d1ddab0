package dev.gangway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.documentation.CodeBlock;
import dev.gangway.ledger.Job;
import dev.gangway.wiring.settings.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Settings in the documents exist. */
class DocumentedSettingsTest {
    static Stream<CodeBlock> properties() {
        return CodeBlock.in("properties");
    }

    static Stream<CodeBlock> yaml() {
        return CodeBlock.in("yaml").filter(block -> block.text().startsWith("gangway:"));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void settingsOfPropertiesExist(CodeBlock block) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(block.text()));

        exist(properties);
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void settingsOfYamlExist(CodeBlock block) throws IOException {
        var properties = new Properties();
        flatten("", new Yaml().load(block.text()), properties);

        exist(properties);
    }

    private static void flatten(String prefix, Object node, Properties properties) {
        if (node instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> flatten(prefix + (prefix.isEmpty() ? "" : ".") + (String) key, value, properties));
        } else {
            properties.setProperty(prefix, node.toString());
        }
    }

    private static void exist(Properties properties) throws IOException {
        assertThat(properties.stringPropertyNames()).isNotEmpty().allMatch(key -> key.startsWith("gangway."));
        try (var context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(properties);
            var settings = new Settings(context);
            settings.refuseUnknown(Job.ids());
            settings.companies().ownerTeams();
            Job.ids().forEach(settings::schedule);
        }
    }
}
