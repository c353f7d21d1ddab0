package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the operating system that stays up until somebody asks it to end. */
final class StayingUp implements AutoCloseable {
    private static final Duration TO_SAY = Duration.ofSeconds(90);
    private static final int SECONDS_TO_END = 20;

    private final Process process;
    private final Path log;

    private StayingUp(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param command for the shell, which it takes the place of */
    static StayingUp start(Path folder, Map<String, String> environment, String command) throws IOException {
        Path log = Files.createTempFile("staying-up", ".log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new StayingUp(builder.start(), log);
    }

    void awaitSaying(String text) {
        await(text).atMost(TO_SAY).until(() -> {
            assertThat(process.isAlive() || said().contains(text)).as(said()).isTrue();
            return said().contains(text);
        });
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** As Ctrl-C or a service manager would, and then it is over with exit code 0. */
    void endsWell() throws Exception {
        process.toHandle().destroy();
        assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
    }

    @Override
    public void close() throws IOException {
        Command.kill(process);
        process.onExit().join();
        Files.delete(log);
    }
}
