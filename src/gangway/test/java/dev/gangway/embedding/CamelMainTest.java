package dev.gangway.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.Gangway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gangway in a camel-main application that has no Java of its own: one settings file. */
class CamelMainTest {
    @TempDir
    private Path folder;

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void settingsAloneAreEnough() throws Exception {
        settings("""
                gangway.enabled = true
                gangway.headquarters.url = jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc
                """.formatted(UUID.randomUUID()));
        main.start();

        assertThat(main.getCamelContext().getRoutes()).extracting("id").contains("P-0001", "P-0001-clock");
        assertThat(gangway().run("P-0001").paused()).isNull();
    }

    @Test
    void takesADataSourceAndHooksThatThePropertiesDeclare() throws Exception {
        settings("""
                camel.main.routesIncludePattern = %s/*.camel.yaml
                camel.beans.commerce = #class:org.hsqldb.jdbc.JDBCDataSource
                camel.beans.commerce.url = jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc
                camel.beans.commerce.user = SA
                gangway.enabled = true
                gangway.headquarters.datasource = commerce
                """.formatted(folder.toUri(), UUID.randomUUID()));
        Files.writeString(folder.resolve("ours.camel.yaml"), """
                    - route:
                        id: count-prospects
                        from:
                          uri: direct:count-prospects
                          steps:
                            - to: { uri: "sql:SELECT COUNT(*) FROM hq.prospect?outputType=SelectOne" }
                    """);
        main.start();

        assertThat(main.getCamelContext().getRegistry().findByType(DataSource.class))
                .hasSize(1);
        assertThat(main.getCamelContext()
                        .createProducerTemplate()
                        .requestBody("direct:count-prospects", "", Long.class))
                .isZero();
    }

    @Test
    void aMissingSettingKeepsTheApplicationFromStarting() throws Exception {
        settings("gangway.enabled = true\n");

        assertThatThrownBy(main::start)
                .hasStackTraceContaining("Neither gangway.headquarters.url nor gangway.headquarters.datasource is set");
    }

    private void settings(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("application.properties"), settings);
        main.setPropertyPlaceholderLocations("file:" + file);
        main.configure().withAutoConfigurationLogSummary(false);
    }

    private Gangway gangway() {
        return main.getCamelContext().getRegistry().lookupByNameAndType("gangway", Gangway.class);
    }
}
