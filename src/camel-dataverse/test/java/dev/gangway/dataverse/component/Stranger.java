package dev.gangway.dataverse.component;

import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A program of somebody else: camel-main, YAML routes, the component and what it brings along. Nothing of Gangway. */
final class Stranger implements AutoCloseable {
    /** What this project's tests have on their class path and a stranger has not. */
    private static final List<String> OURS = List.of(
            "test-classes",
            "sandbox",
            "olingo",
            "jetty",
            "junit",
            "archunit",
            "assertj",
            "awaitility",
            "zonky",
            "hsqldb",
            "postgresql",
            "micrometer",
            "surefire");

    private final Process process;
    private final Path log;

    private Stranger(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a folder that has {@code application.properties} and {@code camel/*.yaml}. */
    static Stranger start(Path folder) throws IOException {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(jar -> OURS.stream().noneMatch(jar::contains))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                folder + java.io.File.pathSeparator + jars,
                "org.apache.camel.main.Main");
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Stranger(builder.start(), log);
    }

    /** Settings that lead to a sandbox. */
    static List<String> connection(SalesSandbox sandbox) {
        return List.of(
                "camel.component.dataverse.environment=" + sandbox.url(),
                "camel.component.dataverse.token-endpoint=" + sandbox.tokenUrl(),
                "camel.component.dataverse.client-id=" + sandbox.clientId(),
                "camel.component.dataverse.client-secret=" + sandbox.clientSecret());
    }

    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
