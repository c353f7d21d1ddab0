package dev.gangway.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a command of the operating system printed, and how it ended. */
record Command(int exitCode, String output) {
    /** After it whatever hangs is killed, so that a build fails with the output instead of hanging too. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    static Command run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, Map.of(), command);
    }

    static Command run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                () -> kill(process), CompletableFuture.delayedExecutor(LIMIT.toMinutes(), TimeUnit.MINUTES));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        limit.cancel(false);
        return new Command(process.waitFor(), output);
    }

    /** With all that it has started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
