package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static dev.gangway.LocalHttp.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory that is dropped on a server, as the archive of the build unpacks it, used from somewhere else. */
class DistributionIT {

    @TempDir
    Path directory;

    private final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    private Path home;
    private Path elsewhere;

    @BeforeEach
    void unpack() throws Exception {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path archive = built.filter(file -> file.toString().endsWith("-server.tar.gz"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new ProcessBuilder("tar", "xzf", archive.toAbsolutePath().toString())
                            .directory(directory.toFile())
                            .start()
                            .waitFor())
                    .isZero();
        }
        try (Stream<Path> unpacked = Files.list(directory)) {
            home = unpacked.findFirst().orElseThrow();
        }
        elsewhere = Files.createDirectory(directory.resolve("else where"));
        // what counts is conf, not what lies about
        Files.writeString(elsewhere.resolve("application.properties"), "gangway.no-such-setting=1");
    }

    @AfterEach
    void close() {
        sales.close();
    }

    @Test
    void whatIsEditedInRoutesAndConfTakesEffect() throws Exception {
        Path map = home.resolve("routes/maps/prospect-to-lead.jslt");
        Files.writeString(map, Files.readString(map).replace("\"B2B onboarding: \"", "\"Come aboard: \""));
        configure("gangway.sales.url=" + sales.url(), "gangway.sales.token-url=" + sales.tokenUrl());
        Path secret = Files.writeString(directory.resolve("secret"), sales.clientSecret() + "\n");
        Map<String, String> environment = Map.of(
                "GANGWAY_SALES_CLIENT_ID", sales.clientId(), "GANGWAY_SALES_CLIENT_SECRET_FILE", secret.toString());
        assertThat(gangway(environment, "init").exitCode()).isZero();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home.resolve("data"));
                Connection channel = database.connect()) {
            Requests.submit(channel, 1);
        }

        Ended once = gangway(environment, "once", "--log", "json", "-Dcamel.main.autoConfigurationLogSummary=true");

        assertThat(once.exitCode()).as(once.output()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(sales.control().dump())
                        .path("leads")
                        .path(0)
                        .path("subject")
                        .asText())
                .startsWith("Come aboard: Analytical Engines");
        assertThat(once.output())
                .as("the log comes from conf, and what is set up is told without secrets")
                .contains("\"message\":\"Routes, statements, maps and templates come from file:" + home)
                .doesNotContain(sales.clientSecret());
    }

    @Test
    void aRunIsReadyThroughALinkStopsCleanlyAndKeepsItsData() throws Exception {
        int port = freePort();
        configure("gangway.http.port=" + port);
        Path link = Files.createSymbolicLink(
                directory.resolve("gangway"), home.resolve("bin/gangway").toAbsolutePath());
        Process run = new ProcessBuilder(link.toString(), "run")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("run.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> status(port, "/observe/health/ready") == 200);
            run.toHandle().destroy();

            assertThat(run.waitFor()).isZero();
        } finally {
            run.destroyForcibly();
        }
        Path classes = home.resolve("data/gangway.jsa");
        worksQuietly(
                gangway(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + directory.resolve("loaded")), "once"));
        assertThat(directory.resolve("loaded")).content().contains("source: shared objects file (top)");
        assertThat(classes).isNotEmptyFile();

        // half written, or of another Java: passed over
        Files.delete(classes);
        Files.write(classes, new byte[100_000]);
        worksQuietly(gangway(Map.of(), "once"));

        // what is kept belongs to the files it was made of
        Files.writeString(home.resolve("lib/driver.jar"), "another one");
        worksQuietly(
                gangway(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + directory.resolve("anew")), "once"));
        assertThat(directory.resolve("anew")).content().doesNotContain("(top)");
    }

    private static void worksQuietly(Ended once) {
        assertThat(once.exitCode()).as(once.output()).isZero();
        assertThat(once.output()).contains("P-0001").doesNotContain("[cds").doesNotContain("shared class");
    }

    @Test
    void theBillOfMaterialsAndTheLicencesNameWhatIsInLib() throws Exception {
        assumeThat(System.getProperty("build.mode"))
                .as("the goal that writes the bill of materials is passed over by mvn -o")
                .isNotEqualTo("offline=true");
        List<String> named = StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(home.resolve("gangway.cdx.json").toFile())
                                .path("components")
                                .spliterator(),
                        false)
                .map(component -> jar(component))
                .toList();
        String licences = Files.readString(home.resolve("THIRD-PARTY.txt"));

        List<String> shipped;
        try (Stream<Path> lib = Files.list(home.resolve("lib"))) {
            shipped = lib.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("gangway-runner-"))
                    .toList();
        }

        // Camel's catalogue is in the graph of what camel-yaml-io needs, but here only the tests have it
        assertThat(named)
                .filteredOn(jar -> !jar.startsWith("camel-core-catalog-") && !jar.startsWith("camel-tooling-model-"))
                .containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(licences.lines().filter(line -> line.strip().startsWith("(")))
                .hasSize((int) shipped.stream()
                        .filter(jar -> !jar.matches("(gangway|camel-dataverse)-\\d.*"))
                        .count())
                .noneMatch(line -> line.contains("Unknown license"));
    }

    private static String jar(JsonNode component) {
        String purl = component.path("purl").asText();
        String classifier = purl.contains("classifier=") ? "-" + purl.replaceAll(".*classifier=([^&]*).*", "$1") : "";
        return component.path("name").asText() + "-" + component.path("version").asText() + classifier + ".jar";
    }

    private record Ended(int exitCode, String output) {}

    private Ended gangway(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of(home.resolve("bin/gangway").toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.environment().putAll(new HashMap<>(environment));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private void configure(String... lines) throws IOException {
        Files.write(home.resolve("conf/application.properties"), List.of(lines), StandardOpenOption.APPEND);
    }
}
