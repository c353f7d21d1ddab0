package dev.gangway.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A properties file for {@code --config}. */
public final class SettingsFile {

    private SettingsFile() {}

    /** Gives its name. */
    public static String write(Path directory, String... lines) {
        try {
            return Files.write(Files.createTempFile(directory, "settings", ".properties"), List.of(lines))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
