package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's archive alone and with the demo's unpacked over it. */
class DemoArchiveIT {
    @TempDir
    Path directory;

    @Test
    void theDemoRunsOnAServerOnceItsPartsAreThere() throws Exception {
        unpack("server");
        Ended without = gangway("demo", "--once");
        assertThat(without.exitCode()).isEqualTo(ExitCode.COULD_NOT);
        assertThat(without.output()).contains("gangway-VERSION-demo.tar.gz");

        unpack("demo");
        Ended with = gangway("demo", "--once");
        assertThat(with.exitCode()).as(with.output()).isZero();
        assertThat(with.output()).contains("requests ended as expected");
    }

    private void unpack(String archive) throws Exception {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path file = built.filter(path -> path.toString().endsWith("-" + archive + ".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new ProcessBuilder("tar", "xzf", file.toAbsolutePath().toString())
                            .directory(directory.toFile())
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    private Ended gangway(String... arguments) throws Exception {
        Path home;
        try (Stream<Path> unpacked = Files.list(directory)) {
            home = unpacked.findFirst().orElseThrow();
        }
        var command = new java.util.ArrayList<>(
                java.util.List.of(home.resolve("bin/gangway").toString()));
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int exitCode, String output) {}
}
