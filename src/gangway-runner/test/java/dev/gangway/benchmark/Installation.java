package dev.gangway.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The server archive, unpacked into a folder of its own, with the embedded database; each command is a process. */
record Installation(Path directory) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** The second line of the shell's {@code times}: user and system time of what it has started. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    /** In seconds: by the clock, and of all processors. */
    record Times(double whole, double processor) {}

    /** @param archive as the build makes it */
    static Installation of(Path archive) throws IOException, InterruptedException {
        var installation = new Installation(Files.createTempDirectory("gangway-cold"));
        installation.shell(
                Map.of(),
                "tar",
                "xzf",
                archive.toString(),
                "-C",
                installation.directory.toString(),
                "--strip-components=1");
        return installation;
    }

    Path data() {
        return directory.resolve("data");
    }

    void forgetData() throws IOException {
        FileSystemUtils.deleteRecursively(data());
    }

    /** From the command {@code run} until it is ready, in seconds. */
    double run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bin/gangway", "run", "-Dgangway.http.port=0")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        // its classes are kept at the end, which is none of the start
        builder.environment().put("GANGWAY_KEEP_CLASSES", "no");
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("Gangway runs")) {
                line = lines.readLine();
            }
            double took = seconds(start);
            if (line == null) {
                throw new IllegalStateException("run ended before it was ready");
            }
            // the process itself: destroy() would also close what it prints
            process.toHandle().destroy();
            while (lines.readLine() != null) {
                // it says that it stops
            }
            process.waitFor();
            return took;
        } finally {
            process.destroyForcibly();
        }
    }

    /** A command from its start to its end. */
    Times command(String words, Map<String, String> environment) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String out = shell(environment, "sh", "-c", "bin/gangway " + words + " > out 2>&1 && times");
        double whole = seconds(start);
        Matcher times = TIMES.matcher(out.lines().skip(1).findFirst().orElseThrow());
        if (!times.matches()) {
            throw new IllegalStateException("times says " + out);
        }
        double user = 60 * Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
        double system = 60 * Double.parseDouble(times.group(3)) + Double.parseDouble(times.group(4));
        return new Times(whole, user + system);
    }

    private String shell(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + out);
        }
        return out;
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
