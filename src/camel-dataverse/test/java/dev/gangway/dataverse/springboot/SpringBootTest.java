package dev.gangway.dataverse.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.component.DataverseComponent;
import dev.gangway.dataverse.component.connect.DataverseConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The auto-configuration alone; the sample dataverse-spring-boot has it in a whole application. */
class SpringBootTest {
    private static final Path METADATA =
            Path.of("src/camel-dataverse/main/resources/META-INF/spring-configuration-metadata.json");

    private static DataverseConfiguration configured(Map<String, Object> settings, Class<?>... beans) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            if (beans.length > 0) {
                context.register(beans);
            }
            context.register(DataverseAutoConfiguration.class);
            context.refresh();
            DataverseComponent component = new DataverseComponent();
            context.getBean(ComponentCustomizer.class).configure("dataverse", component);
            return component.getConfiguration();
        }
    }

    @Test
    void settingsReachTheComponent() {
        DataverseConfiguration configuration = configured(Map.of(
                "camel.component.dataverse.environment", "https://contoso.crm4.dynamics.com",
                "camel.component.dataverse.client-id", "client",
                "camel.component.dataverse.clientSecret", "secret",
                "camel.component.dataverse.max-connections", "7",
                "camel.component.dataverse.response-timeout", "5000"));

        assertThat(configuration.getEnvironment()).isEqualTo("https://contoso.crm4.dynamics.com");
        assertThat(configuration.getClientId()).isEqualTo("client");
        assertThat(configuration.getClientSecret()).isEqualTo("secret");
        assertThat(configuration.getMaxConnections()).isEqualTo(7);
        assertThat(configuration.getResponseTimeout()).isEqualTo(5000);
    }

    static class Own {
        @org.springframework.context.annotation.Bean
        DataverseConfiguration own() {
            DataverseConfiguration own = new DataverseConfiguration();
            own.setTokenSource(() -> "token");
            return own;
        }
    }

    @Test
    void aBeanOfTheApplicationComesFirst() {
        assertThat(configured(Map.of(), Own.class).getTokenSource().get()).isEqualTo("token");
    }

    @Test
    void springBootFindsIt() throws IOException {
        assertThat(Files.readString(Path.of("src/camel-dataverse/main/resources/META-INF/spring/"
                                + "org.springframework.boot.autoconfigure.AutoConfiguration.imports"))
                        .strip())
                .isEqualTo(DataverseAutoConfiguration.class.getName());
    }

    @Test
    void editorsKnowTheSettings() throws IOException {
        JsonNode catalog = new ObjectMapper()
                .readTree(Path.of(
                                "src/camel-dataverse/generated/resources/META-INF/dev/gangway/dataverse/component/dataverse.json")
                        .toFile());
        ObjectNode metadata = new ObjectMapper().createObjectNode();
        var properties = metadata.putArray("properties");
        catalog.path("componentProperties").properties().forEach(option -> {
            if (option.getValue().path("configurationClass").asText().equals(DataverseConfiguration.class.getName())
                    && !option.getKey().equals("tokenSource")) {
                ObjectNode property = properties.addObject();
                property.put(
                        "name",
                        "camel.component.dataverse."
                                + option.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
                String type = option.getValue().path("javaType").asText();
                property.put(
                        "type",
                        type.equals("long") ? "java.lang.Long" : type.equals("int") ? "java.lang.Integer" : type);
                property.put(
                        "description", option.getValue().path("description").asText());
                if (option.getValue().has("defaultValue")) {
                    property.put(
                            "defaultValue",
                            option.getValue().path("defaultValue").asLong());
                }
            }
        });
        String made = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(metadata) + "\n";
        if (Boolean.getBoolean("generated.write")) {
            Files.writeString(METADATA, made);
        }
        assertThat(Files.readString(METADATA))
                .as("mvn test -Dtest=SpringBootTest -Dgenerated.write=true")
                .isEqualTo(made);
    }
}
