package dev.gangway.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.Gangway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
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

    /** What Camel looked up by itself stands there with its value; what Gangway looks up does not. */
    @Test
    void theSummaryOfTheSettingsHoldsNoSecret() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        var appender = new AbstractAppender("summary", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                log.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Logger root = (Logger) LogManager.getRootLogger();
        root.addAppender(appender);
        Configurator.setLevel("org.apache.camel.main", Level.INFO);
        try {
            settings("""
                    gangway.enabled = true
                    gangway.headquarters.url = jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc
                    gangway.mail.url = smtps://gangway:{{shared}}@mail.example:465
                    gangway.mail.from = onboarding@fabrikam.example
                    gangway.sales.client-secret = {{shared}}
                    gangway.alerts.webhook = https://chat.example/{{shared}}
                    gangway.schedules = false
                    shared = c4nary
                    """.formatted(UUID.randomUUID()));
            main.configure().withAutoConfigurationLogSummary(true);
            main.start();
        } finally {
            root.removeAppender(appender);
            Configurator.setLevel("org.apache.camel.main", Level.WARN);
        }

        assertThat(log).anyMatch(line -> line.contains("summary")).noneMatch(line -> line.contains("c4nary"));
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
