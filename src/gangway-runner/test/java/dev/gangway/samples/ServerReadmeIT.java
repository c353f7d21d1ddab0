package dev.gangway.samples;

import static dev.gangway.LocalHttp.freePort;
import static dev.gangway.LocalHttp.status;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.Setting;
import dev.gangway.database.TestDatabases;
import dev.gangway.documentation.CodeBlock;
import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The READMEs of the server and of Kubernetes. No service manager, container engine or cluster is asked for: programs of their
 * names take note of what they are told, and then the unit's command, the container file and the pods' arguments are carried
 * out without them.
 */
class ServerReadmeIT {
    private static final Path SERVER = Path.of("samples/server").toAbsolutePath();
    private static final Path KUBERNETES = Path.of("samples/kubernetes").toAbsolutePath();
    /** Read by bin/gangway or by the log, not settings. */
    private static final Set<String> NO_SETTINGS = Set.of("GANGWAY_DATA", "GANGWAY_LOG");

    @TempDir
    private Path directory;

    private final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    private Image image;

    @BeforeEach
    void begin() throws IOException {
        image = new Image(directory.toRealPath());
        for (String program : List.of("systemctl", "journalctl", "docker", "kubectl")) {
            image.takesNote(program);
        }
    }

    @AfterEach
    void end() {
        sales.close();
    }

    @Test
    void theBlocksAreThoseThatAreFollowedHere() {
        assertThat(blocks(SERVER)).extracting(CodeBlock::language).containsExactly("sh", "sh");
        assertThat(blocks(KUBERNETES)).extracting(CodeBlock::language).containsExactly("sh");
    }

    @Test
    void theServiceIsInstalledAsWrittenAndRuns() throws Exception {
        Path desk = Files.createDirectory(directory.resolve("desk"));
        Files.createSymbolicLink(desk.resolve(archive().getFileName()), archive());
        Files.copy(SERVER.resolve("gangway.service"), desk.resolve("gangway.service"));

        for (String command : blocks(SERVER).get(0).commands()) {
            image.run(command, Map.of(), desk);
        }

        assertThat(image.notes("systemctl"))
                .containsExactly("systemctl daemon-reload", "systemctl enable --now gangway");
        assertThat(image.notes("journalctl")).hasSize(1);
        runsAsAService(Files.readAllLines(image.path("/etc/systemd/system/gangway.service")));
    }

    private void runsAsAService(List<String> unit) throws Exception {
        Files.writeString(image.path("/etc/gangway/headquarters-password"), "trusted anyway");
        Files.writeString(image.path("/etc/gangway/sales-client-secret"), sales.clientSecret());
        Files.writeString(image.path("/etc/gangway/mail-url"), "file:mails");
        configure("gangway.headquarters.url = " + TestDatabases.emptyPostgresUrl());
        configure("gangway.mail.from = onboarding@contoso.example", "gangway.sales.client-id = " + sales.clientId());
        configure("gangway.sales.url = " + sales.url(), "gangway.sales.token-url = " + sales.tokenUrl());
        Map<String, String> environment = new HashMap<>();
        for (String variable : all(unit, "Environment")) {
            String[] nameAndValue = variable.split("=", 2);
            environment.put(nameAndValue[0], nameAndValue[1].replace("%d", "/etc/gangway"));
        }
        assertThat(all(unit, "LoadCredential"))
                .as("what the environment names is loaded")
                .map(credential -> credential.split(":")[1])
                .containsExactlyInAnyOrderElementsOf(environment.entrySet().stream()
                        .filter(variable -> variable.getKey().endsWith("_FILE"))
                        .map(Map.Entry::getValue)
                        .toList());
        assertSettings(environment.keySet());
        Path state = Files.createDirectories(image.path(only(unit, "WorkingDirectory")));
        assertThat(state).isEqualTo(image.path("/var/lib/" + only(unit, "StateDirectory")));

        try (StayingUp service = image.start(only(unit, "ExecStart"), environment, state)) {
            service.awaitSaying("Gangway runs P-0001, synchronize-channel-requests, prospects-to-leads");
            service.endsWell();
        }
        try (Stream<Path> data = Files.list(state.resolve("data"))) {
            assertThat(data.filter(file -> file.getFileName().toString().matches("gangway\\.jsa\\.\\w{6}")))
                    .as("the classes for the next start")
                    .singleElement()
                    .satisfies(file -> assertThat(file).isNotEmptyFile());
        }
    }

    @Test
    void theContainerIsBuiltAsWrittenAndRunsHereAndInPods() throws Exception {
        List<String> commands = blocks(SERVER).get(1).commands();
        for (String command : commands) {
            image.run(command, Map.of());
        }
        List<String> notes = image.notes("docker");
        assertThat(notes).hasSize(2);
        List<String> build = List.of(notes.get(0).split(" "));
        assertThat(build).startsWith("docker", "build").containsSequence("-t", "gangway");
        Path file = Path.of(build.get(build.indexOf("-f") + 1));
        ContainerFile container = ContainerFile.build(file, Path.of(build.get(build.size() - 1)), image);
        assertThat(Files.readString(Path.of("pom.xml")))
                .as("the oldest Java that the program runs on")
                .contains("<maven.compiler.release>" + container.base().replaceAll(".*:(\\d+)-jre", "$1") + "<");
        assertThat(container.user()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(container.environment())
                .containsEntry("GANGWAY_HTTP_PORT", container.ports().get(0));
        assertSettings(container.environment().keySet());
        assertThat(image.path("/opt/gangway/lib/gangway.jsa")).isNotEmptyFile();
        configure("gangway.sales.token-url = " + sales.tokenUrl());

        runsAsAContainer(container, List.of(notes.get(1).split(" ")));
        runsInPods(container);
    }

    private void runsAsAContainer(ContainerFile container, List<String> run) throws Exception {
        assertThat(run).startsWith("docker", "run").endsWith("gangway").contains("8080:8080");
        Map<String, String> environment = new HashMap<>(container.environment());
        Map<String, String> shell = Map.of(
                "GANGWAY_SALES_URL", sales.url().toString(),
                "GANGWAY_SALES_TENANT_ID", "contoso.onmicrosoft.com",
                "GANGWAY_SALES_CLIENT_ID", sales.clientId());
        Path secrets = Files.createDirectories(image.path("/run/secrets/gangway"));
        assertThat(run).contains("./secrets:/run/secrets/gangway:ro".replace("/run", image.rooted("/run")));
        Files.writeString(secrets.resolve("sales-client-secret"), sales.clientSecret());
        for (int word = 0; word < run.size(); word++) {
            if (run.get(word).equals("-e")) {
                String[] variable = run.get(word + 1).split("=", 2);
                environment.put(variable[0], variable.length == 2 ? variable[1] : shell.get(variable[0]));
            }
        }
        assertSettings(environment.keySet());
        int port = freePort();
        environment.put("GANGWAY_HTTP_PORT", String.valueOf(port));

        try (StayingUp running = image.start(container.command(), environment, container.workingDirectory())) {
            running.awaitSaying("Gangway runs P-0001, synchronize-channel-requests, prospects-to-leads");
            for (String path : probes()) {
                assertThat(status(port, path)).as(path).isEqualTo(200);
            }
            running.endsWell();
        }
    }

    /** The arguments of the pods, with the settings that they get, where only the addresses are others. */
    private void runsInPods(ContainerFile container) throws Exception {
        for (String command : blocks(KUBERNETES).get(0).commands()) {
            image.run(command, Map.of(), KUBERNETES);
        }
        List<String> notes = image.notes("kubectl");
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0)).startsWith("kubectl create secret generic gangway ");
        Set<String> keys = found("--from-file=(\\S+)", notes.get(0))
                .map(key -> key.group(1))
                .collect(toSet());
        assertThat(notes.get(1)).isEqualTo("kubectl apply -f deployment.yaml");
        String deployment = Files.readString(KUBERNETES.resolve("deployment.yaml"));
        String cronJob = Files.readString(KUBERNETES.resolve("cronjob.yaml"));
        Map<String, String> settings = found("(?m)^  (GANGWAY_\\w+): (.+)$", deployment)
                .collect(toMap(setting -> setting.group(1), setting -> setting.group(2)));
        assertThat(settings.values().stream()
                        .filter(value -> value.startsWith("/run/secrets/gangway/"))
                        .map(value -> value.substring(value.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertSettings(settings.keySet());
        assertSettings(found("- name: (GANGWAY_\\w+)", deployment + cronJob)
                .map(name -> name.group(1))
                .collect(toSet()));
        assertThat(arguments(deployment)).isEqualTo(List.of("run"));

        Map<String, String> environment = new HashMap<>(container.environment());
        environment.putAll(settings);
        environment.put("GANGWAY_HTTP_PORT", "0");
        environment.put("GANGWAY_SALES_URL", sales.url().toString());
        environment.put("GANGWAY_SALES_CLIENT_ID", sales.clientId());
        environment.put("GANGWAY_HEADQUARTERS_URL", TestDatabases.emptyPostgresUrl());
        environment.put("GANGWAY_HEADQUARTERS_USERNAME", "postgres");
        for (String key : keys) {
            Files.writeString(image.path("/run/secrets/gangway/" + key), "trusted anyway");
        }
        Files.writeString(image.path("/run/secrets/gangway/sales-client-secret"), sales.clientSecret());
        Files.writeString(image.path("/run/secrets/gangway/mail-url"), "file:" + image.path("/tmp/mails"));

        assertThat(image.run(container.command(arguments(cronJob)), environment, container.workingDirectory()))
                .contains("\"job\" : \"sales-outcomes\"");
    }

    private static List<String> arguments(String pod) {
        return found("(?m)^ +args: \\[(.*)]$", pod)
                .map(arguments -> Arrays.stream(
                                arguments.group(1).replace("\"", "").split(",\\s*"))
                        .toList())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> probes() throws IOException {
        List<String> probes = found("path: (/\\S+)", Files.readString(KUBERNETES.resolve("deployment.yaml")))
                .map(path -> path.group(1))
                .toList();
        assertThat(probes).contains("/observe/health/live", "/observe/health/ready", "/observe/metrics");
        return probes;
    }

    private static Stream<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    /** A misspelt name would be passed over in silence, since the environment is full of others' variables. */
    private static void assertSettings(Set<String> variables) {
        List<String> known = new ArrayList<>(NO_SETTINGS);
        for (Setting setting : Setting.values()) {
            String name = setting.key().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            known.add(name);
            if (setting.isSecret()) {
                known.add(name + "_FILE");
            }
        }
        assertThat(known).containsAll(variables);
    }

    private void configure(String... lines) throws IOException {
        Files.write(image.path("/opt/gangway/conf/application.properties"), List.of(lines), StandardOpenOption.APPEND);
    }

    private static List<String> all(List<String> unit, String key) {
        return unit.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private static String only(List<String> unit, String key) {
        assertThat(all(unit, key)).as(key).hasSize(1);
        return all(unit, key).get(0);
    }

    private static List<CodeBlock> blocks(Path folder) {
        return CodeBlock.of(folder.resolve("README.md")).toList();
    }

    private static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith("-server.tar.gz"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
