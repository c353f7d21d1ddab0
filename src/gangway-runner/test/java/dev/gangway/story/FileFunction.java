package dev.gangway.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spi.PropertiesFunction;

/** What a vault is to Camel: a function in a placeholder, asked each time. */
final class FileFunction implements PropertiesFunction {
    @Override
    public String getName() {
        return "from-file";
    }

    @Override
    public String apply(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
