package dev.gangway.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Java program with the class path of the tests in a process of its own, which can be killed. */
public final class ChildJvm implements AutoCloseable {

    /** How the tests themselves are compiled and collected: for a quick start, but not in the long runs. */
    private static final List<String> AS_HERE = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-XX:"))
            .toList();

    private final Process process;
    private final Queue<String> out = new ConcurrentLinkedQueue<>();
    private final Queue<String> err = new ConcurrentLinkedQueue<>();
    private final List<Thread> readers = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        readers.add(read(process.getInputStream(), out));
        readers.add(read(process.getErrorStream(), err));
    }

    public static ChildJvm start(Path directory, Class<?> main, String... arguments) throws IOException {
        return start(directory, List.of(), Map.of(), main, arguments);
    }

    public static ChildJvm start(
            Path directory,
            List<String> jvmOptions,
            Map<String, String> environment,
            Class<?> main,
            String... arguments)
            throws IOException {
        List<String> program = new ArrayList<>(jvmOptions);
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(List.of(arguments));
        return start(directory, environment, program);
    }

    /** A program that is packaged. */
    static ChildJvm startJar(Path directory, Path jar, String... arguments) throws IOException {
        List<String> program =
                new ArrayList<>(List.of("-jar", jar.toAbsolutePath().toString()));
        program.addAll(List.of(arguments));
        return start(directory, Map.of(), program);
    }

    private static ChildJvm start(Path directory, Map<String, String> environment, List<String> program)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_HERE);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Waits until a line starts with the text and returns that line. */
    public String awaitLine(String start) {
        return awaitLine(start, "");
    }

    /** Waits until a line starts with the one text and contains the other, and returns that line. */
    public String awaitLine(String start, String part) {
        return Awaitility.await("a line '" + start + "..." + part + "'")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> find(start, part), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> find(String start, String part) {
        Optional<String> found = Stream.concat(out.stream(), err.stream())
                .filter(line -> line.startsWith(start) && line.contains(part))
                .findFirst();
        if (found.isEmpty() && !process.isAlive()) {
            throw new IllegalStateException("Ended with " + process.exitValue() + ":\n" + this);
        }
        return found;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public List<String> lines() {
        return List.copyOf(out);
    }

    /** What went to standard error, without line ends. */
    List<String> errorLines() {
        return List.copyOf(err);
    }

    /** Waits for the end and for the last line. */
    public int awaitExit(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not ended after " + seconds + " s:\n" + this);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** Asks the process to end, as a service manager would (SIGTERM). What it still prints is read to the end. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Sends a signal by its name, such as {@code STOP} and {@code CONT}, which freeze the process and let it go on. */
    public void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + code);
        }
    }

    /** All lines so far, of both streams. */
    public List<String> allLines() {
        return Stream.concat(out.stream(), err.stream()).toList();
    }

    /** Ends the process in the middle of whatever it does (SIGKILL). */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "stdout:\n" + out.stream().collect(Collectors.joining("\n")) + "\nstderr:\n"
                + err.stream().collect(Collectors.joining("\n"));
    }

    private static Thread read(InputStream stream, Queue<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
