package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.AzurePostgres;
import dev.gangway.IdentityPlatform;
import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.database.TestDatabases;
import dev.gangway.documentation.CodeBlock;
import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever follows a README from its first block to its last gets where it says: the commands are carried out as they stand.
 * Those of the server's and of Kubernetes' are in {@link ServerReadmeIT}. A new block is carried out too, or breaks a test.
 */
class ReadmeIT {
    /** The one list of what is not carried out, with the reason. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "mvn verify", "this test is a part of it, and it would run itself",
            "mvn -q -DskipTests package", "it made what this test runs, and would make it anew under its feet");

    @TempDir
    private Path directory;

    private String database;

    @Test
    void everyReadmeIsFollowed() throws IOException {
        assertThat(readmes())
                .as("each is followed by one of the tests here or in ServerReadmeIT")
                .containsExactlyInAnyOrder(
                        "README.md",
                        "samples/README.md",
                        "samples/batch/README.md",
                        "samples/camel-main/README.md",
                        "samples/dataverse-main/README.md",
                        "samples/dataverse-spring-boot/README.md",
                        // by MonitoringSampleTest
                        "samples/monitoring/README.md",
                        "samples/plain-java/README.md",
                        "samples/spring-boot/README.md",
                        "samples/server/README.md",
                        "samples/kubernetes/README.md");
        assertThat(CodeBlock.of(Path.of("samples/README.md"))).isEmpty();
    }

    private static Set<String> readmes() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("samples"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), samples)
                    .filter(file -> file.endsWith("README.md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Path::toString)
                    .collect(Collectors.toSet());
        }
    }

    /** By the samples' own script, which reads the commands from there and which SamplesIT runs. */
    @ParameterizedTest
    @ValueSource(
            strings = {"batch", "camel-main", "dataverse-main", "dataverse-spring-boot", "plain-java", "spring-boot"})
    void theReadmeOfASampleIsRunByTheScript(String sample) throws IOException {
        String script = Files.readString(Path.of("samples/run-all"));

        assertThat(CodeBlock.of(Path.of("samples", sample, "README.md")))
                .isNotEmpty()
                .allMatch(block -> block.language().equals("sh"));
        assertThat(script).contains("documented() { eval \"$(sed -n '/^```sh$/,/^```$/{/^```/!p;}' README.md)\"; }");
        assertThat(script)
                .containsPattern("(?m)^(run (--until \"[^\"]+\" )?" + sample + " documented|" + sample
                        + "\\(\\) \\{\\n +documented)$");
    }

    @Test
    void theReadmeOfTheProject() throws Exception {
        database = TestDatabases.emptyPostgresUrl().replaceFirst("\\?.*", "");
        try (SalesSandbox sales = SalesSandbox.builder().strict(true).start();
                var platform = new IdentityPlatform().of(sales);
                var graph = new GraphStandIn();
                var azure = new AzurePostgres(database)) {
            makeRole();
            // what the settings name by example; the environment wins over the file
            Map<String, String> surroundings = new HashMap<>(platform.machine());
            surroundings.put("GANGWAY_HEADQUARTERS_URL", azure.url());
            surroundings.put("GANGWAY_SALES_URL", sales.url().toString());
            surroundings.put("GANGWAY_MAIL_GRAPH_URL", graph.url().toString());
            Files.createSymbolicLink(
                    directory.resolve("target"), Path.of("target").toAbsolutePath());
            for (CodeBlock block : CodeBlock.of(Path.of("README.md")).toList()) {
                switch (block.language()) {
                    case "sh" -> {
                        for (String command : block.commands()) {
                            follow(command, surroundings, sales);
                        }
                    }
                    case "properties" -> Files.writeString(directory.resolve("application.properties"), block.text());
                    // compiled by DocumentedCodeTest
                    case "java" -> {}
                    default -> throw new AssertionError("Nobody follows " + block);
                }
            }
            assertThat(new ObjectMapper().readTree(sales.control().dump()).path("leads"))
                    .as("the request that was submitted on the way")
                    .hasSize(1);
        }
    }

    private void follow(String command, Map<String, String> surroundings, SalesSandbox sales) throws Exception {
        if (NOT_RUN.containsKey(command)) {
            assertThat(command.equals("mvn verify") ? Path.of(".ci/run") : Path.of("target/gangway-runner.jar"))
                    .exists();
        } else if (command.endsWith("exec:java")) {
            tellsTheStory(command);
        } else if (command.contains("demo --cloud")) {
            tellsTheStoryOfTheCloud(command);
        } else if (command.endsWith(" run")) {
            runs(command, surroundings, sales);
        } else {
            Command done = Command.run(directory, surroundings, "sh", "-c", command);
            assertThat(done.exitCode()).as(command + "\n" + done.output()).isZero();
        }
    }

    /** At the top of the project, where the command belongs; its files lie elsewhere. */
    private void tellsTheStory(String command) throws Exception {
        Path data = directory.resolve("story");
        try (StayingUp demo = StayingUp.start(Path.of("."), Map.of("MAVEN_OPTS", "-Dgangway.data=" + data), command)) {
            demo.awaitSaying("Everything stays up until Ctrl-C");
            assertThat(demo.said()).contains("✓").doesNotContain("✗");
            demo.endsWell();
        }
    }

    /** The same command with an end, since the other one was seen to stay up. */
    private void tellsTheStoryOfTheCloud(String command) throws Exception {
        Command told = Command.run(
                Path.of("."),
                Map.of("MAVEN_OPTS", "-Dgangway.data=" + directory.resolve("cloud")),
                "sh",
                "-c",
                command.replace("demo --cloud", "demo --cloud --once"));
        assertThat(told.exitCode()).as(told.output()).isZero();
    }

    private void runs(String command, Map<String, String> surroundings, SalesSandbox sales) throws Exception {
        try (StayingUp runner = StayingUp.start(directory, surroundings, command)) {
            runner.awaitSaying("Gangway runs");
            submit();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sales.control().dump().contains("Analytical Engines Ltd"));
            runner.endsWell();
        }
    }

    private void submit() throws Exception {
        try (Connection channel = DriverManager.getConnection(database, "postgres", "");
                var insert = channel.createStatement()) {
            insert.execute(
                    "INSERT INTO ax.channelrequest (requestid, dataareaid, firstname, lastname, companyname, email)"
                            + " VALUES ('0e0f1b1c-6f4b-4f9e-9d27-6a1c0d1f2a3b', 'usrt', 'Ada', 'King', 'Analytical Engines Ltd',"
                            + " 'ada@engines.example')");
        }
    }

    private void makeRole() throws Exception {
        try (Connection owner = DriverManager.getConnection(database, "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute("CREATE ROLE gangway LOGIN SUPERUSER");
        }
    }
}
