package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand leads by somebody who has only the component, killed in the middle. */
class StrangerTest {
    private static final int LEADS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ROUTES = """
            - route:
                id: create
                from:
                  uri: timer:once
                  parameters: {repeatCount: 1, delay: 0}
                  steps:
                    - setBody: {constant: {expression: "resource:file:leads.json"}}
                    - to: {uri: "dataverse:batch"}
                    - log: {message: "created, ${header.CamelDataverseFailed} failed, first ${body[0].verdict}"}
            - route:
                id: follow
                from:
                  uri: dataverse:changes/leads
                  parameters: {select: "subject", stateRepository: "#cursors", delay: 200, initialDelay: 0, adaptive: false}
                  steps:
                    - setHeader: {name: subject, simple: {expression: "${body[subject]}"}}
                    - setBody: {simple: {expression: "${header.CamelDataverseChange} ${header.subject}"}}
                    - to: {uri: "file:out?fileName=${header.CamelDataverseId}.txt"}
            """;

    private final SalesSandbox sandbox = SalesSandbox.builder().strict(true).start();

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        List<String> settings = new ArrayList<>(Stranger.connection(sandbox));
        settings.add("camel.main.name=stranger");
        settings.add("camel.beans.cursors=#class:org.apache.camel.support.processor.state.FileStateRepository");
        settings.add("camel.beans.cursors.fileStore=#class:java.io.File('" + folder.resolve("cursor.txt") + "')");
        Files.write(folder.resolve("application.properties"), settings);
        Files.write(
                folder.resolve("log4j2.properties"),
                List.of(
                        "appender.out.type=Console",
                        "appender.out.name=out",
                        "appender.out.layout.type=PatternLayout",
                        "appender.out.layout.pattern=%d{HH:mm:ss.SSS} %-5p %c{1} %m%n%ex",
                        "rootLogger=INFO,out"));
        Files.createDirectories(folder.resolve("camel"));
        Files.writeString(folder.resolve("camel/leads.yaml"), ROUTES);
        Files.writeString(folder.resolve("leads.json"), leads());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String leads() {
        ArrayNode operations = new ObjectMapper().createArrayNode();
        for (int i = 0; i < LEADS; i++) {
            ObjectNode operation = operations.addObject();
            operation.put("operation", "createIfAbsent").put("target", "leads");
            operation.put("id", new UUID(0x4000, 0x8000000000000000L + i).toString());
            operation
                    .putObject("body")
                    .put("subject", "lead " + i)
                    .put("lastname", "Berg")
                    .put("companyname", "Fabrikam");
        }
        return operations.toString();
    }

    @Test
    void createsAndFollowsThoughItIsKilled() throws Exception {
        try (Stranger first = Stranger.start(folder)) {
            await().atMost(PATIENCE).until(() -> sandbox.control().requestCount() > 30 || !first.isAlive());
            assertThat(first.isAlive())
                    .as(() -> String.join("\n", logOf(first)))
                    .isTrue();
            first.kill();
        }
        try (Stranger second = Stranger.start(folder)) {
            await().atMost(PATIENCE).until(() -> files().size() == LEADS || !second.isAlive());
            await().atMost(PATIENCE)
                    .until(() -> logOf(second).stream().anyMatch(line -> line.contains("created, 0 failed")));
            second.kill();
        }
        assertThat(created()).hasSize(LEADS);
        assertThat(new TreeSet<>(subjects())).hasSize(LEADS);
        assertThat(sandbox.control().violations()).isEmpty();

        Set<String> before = files();
        for (String name : before) {
            Files.delete(folder.resolve("out").resolve(name));
        }
        UUID gone = new UUID(0x4000, 0x8000000000000000L);
        sandbox.control().delete("lead", gone);
        try (Stranger third = Stranger.start(folder)) {
            await().atMost(PATIENCE).until(() -> !files().isEmpty());
            assertThat(Files.readString(folder.resolve("out").resolve(gone + ".txt")))
                    .startsWith("deleted");
            assertThat(files()).containsExactly(gone + ".txt");

            sayOnceThatSalesIsAway(third);
        }
    }

    /** An outage is one line in the log, and one when it is over. */
    private void sayOnceThatSalesIsAway(Stranger stranger) throws Exception {
        sandbox.control().failNext(Fault.status(503).on("GET", "leads").times(15));
        await().atMost(PATIENCE).until(() -> logOf(stranger).stream().anyMatch(line -> line.contains("works again")));

        List<String> log = logOf(stranger);
        assertThat(log)
                .filteredOn(line -> line.contains("dataverse:changes/leads fails"))
                .hasSize(1);
        assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        assertThat(log).noneMatch(line -> line.contains(sandbox.clientSecret()));
    }

    private List<String> created() throws IOException {
        List<String> ids = new ArrayList<>();
        new ObjectMapper()
                .readTree(sandbox.control().dump())
                .path("leads")
                .forEach(lead -> ids.add(lead.path("leadid").asText()));
        return ids;
    }

    private List<String> subjects() throws IOException {
        List<String> subjects = new ArrayList<>();
        for (String name : files()) {
            subjects.add(Files.readString(folder.resolve("out").resolve(name)));
        }
        return subjects;
    }

    private Set<String> files() throws IOException {
        if (!Files.exists(folder.resolve("out"))) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(folder.resolve("out"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> logOf(Stranger stranger) {
        try {
            return stranger.log();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
