package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Camel's tool makes of the component (catalog, configurers, service files) is kept with the sources, as Camel does.
 * Each build makes it anew, and this test compares: -Dgenerated.write=true writes it down, and the next build compiles it.
 */
class GeneratedFilesTest {
    private static final Path KEPT = Path.of("src/camel-dataverse/generated");
    private static final Path MADE = Path.of("target/camel-dataverse/regenerated");

    @Test
    void theGeneratedFilesFitTheClasses() throws IOException {
        Map<String, String> made = files(MADE);
        assertThat(made).isNotEmpty();
        if (Boolean.getBoolean("generated.write")) {
            write(made);
        }

        assertThat(files(KEPT))
                .as("differs from what the classes give; mvn test -Dtest=GeneratedFilesTest -Dgenerated.write=true")
                .isEqualTo(made);
    }

    private static void write(Map<String, String> made) throws IOException {
        for (String old : files(KEPT).keySet()) {
            Files.delete(KEPT.resolve(old));
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            Files.createDirectories(KEPT.resolve(file.getKey()).getParent());
            Files.writeString(KEPT.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
