package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder that stands for a machine: {@code /opt}, {@code /etc} and the like lie in it, whatever names them is told so, and
 * programs that need more than files (a service manager, a container engine) are there by name and only take note.
 */
final class Image {
    private final Path root;
    private final Pattern path;
    private final Path programs;
    private final Path notes;

    Image(Path root) throws IOException {
        this.root = root;
        this.path =
                Pattern.compile(Pattern.quote(root.toString()) + "|(?<![\\w./}-])(?=/(?:opt|etc|data|tmp|var|run)\\b)");
        this.programs = Files.createDirectories(root.resolve("programs"));
        this.notes = root.resolve("notes");
        for (String folder : List.of("opt", "etc/systemd/system", "tmp", "var/lib", "run/secrets")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(notes, "");
        // the owner of a file is the one thing about files that not everybody may change
        takesNote("chown");
    }

    /** Puts a program of that name on the path which does nothing but take note. */
    void takesNote(String program) throws IOException {
        Path script = programs.resolve(program);
        Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"" + program + " $*\" >> '" + notes + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a program was asked for, in order. */
    List<String> notes(String program) throws IOException {
        return Files.readAllLines(notes).stream()
                .filter(note -> note.startsWith(program + " "))
                .toList();
    }

    Path path(String absolute) {
        return Path.of(rooted(absolute));
    }

    /** The text with every path of the machine in this folder, where it is not already. */
    String rooted(String text) {
        return path.matcher(text).replaceAll(root.toString());
    }

    /** Runs a line of a shell script, which must end well. */
    String run(String line, Map<String, String> environment) throws Exception {
        return run(line, environment, root);
    }

    String run(String line, Map<String, String> environment, Path folder) throws Exception {
        Command done = Command.run(folder, environment(environment), "sh", "-ec", rooted(line));
        assertThat(done.exitCode()).as(line + "\n" + done.output()).isZero();
        return done.output();
    }

    StayingUp start(String line, Map<String, String> environment, Path folder) throws IOException {
        return StayingUp.start(folder, environment(environment), rooted(line));
    }

    private Map<String, String> environment(Map<String, String> given) {
        Map<String, String> environment = new HashMap<>();
        given.forEach((name, value) -> environment.put(name, rooted(value)));
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        return environment;
    }
}
