package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A container file without a container engine: its instructions are carried out in order, in a folder that stands for the
 * image. What they do to files and processes is real; isolation, users and the base image are not there.
 */
final class ContainerFile {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(\\S+)");

    private final Image image;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> entrypoint = new ArrayList<>();
    private final List<String> command = new ArrayList<>();
    private final List<String> ports = new ArrayList<>();
    private String base;
    private String user;
    private Path workingDirectory;

    private ContainerFile(Image image) {
        this.image = image;
    }

    /** @param context what may be added, by its path from there */
    static ContainerFile build(Path file, Path context, Image image) throws Exception {
        ContainerFile built = new ContainerFile(image);
        String text = Files.readString(file).replaceAll("(?m)^\\s*#.*\\n", "").replace("\\\n", " ");
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] instruction = line.strip().split("\\s+", 2);
            built.follow(instruction[0], instruction[1], context);
        }
        return built;
    }

    private void follow(String instruction, String argument, Path context) throws Exception {
        switch (instruction) {
            case "FROM" -> base = argument;
            case "ADD" -> add(argument, context);
            case "RUN" -> image.run(argument, environment);
            case "ENV" ->
                ASSIGNMENT
                        .matcher(argument)
                        .results()
                        .forEach(variable -> environment.put(variable.group(1), variable.group(2)));
            case "USER" -> user = argument;
            case "WORKDIR" -> workingDirectory = Files.createDirectories(image.path(argument));
            case "VOLUME" -> assertThat(image.path(argument)).isDirectory();
            case "EXPOSE" -> ports.add(argument);
            case "STOPSIGNAL" -> assertThat(argument).isEqualTo("SIGTERM");
            case "ENTRYPOINT" -> entrypoint.addAll(words(argument));
            case "CMD" -> command.addAll(words(argument));
            default -> throw new AssertionError("Nobody has looked at " + instruction + " " + argument);
        }
    }

    /** An archive from the context is unpacked on the way, as an engine does. */
    private void add(String argument, Path context) throws Exception {
        String[] fromAndTo = argument.split("\\s+");
        assertThat(fromAndTo).hasSize(2);
        List<Path> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(context, fromAndTo[0])) {
            files.forEach(found::add);
        }
        assertThat(found).as(fromAndTo[0]).hasSize(1);
        assertThat(found.get(0).toString()).endsWith(".tar.gz");
        Path to = Files.createDirectories(image.path(fromAndTo[1]));
        Command unpacked =
                Command.run(to, "tar", "xzf", found.get(0).toAbsolutePath().toString());
        assertThat(unpacked.exitCode()).as(unpacked.output()).isZero();
    }

    private static List<String> words(String json) throws IOException {
        return new ObjectMapper().readValue(json, new TypeReference<>() {});
    }

    String base() {
        return base;
    }

    String user() {
        return user;
    }

    List<String> ports() {
        return ports;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** What is run, where nobody gives other arguments. */
    String command() {
        return command(command);
    }

    String command(List<String> arguments) {
        List<String> words = new ArrayList<>(entrypoint);
        words.addAll(arguments);
        return String.join(" ", words);
    }

    Path workingDirectory() {
        return workingDirectory;
    }
}
