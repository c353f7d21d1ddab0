package dev.gangway.runner;

import dev.gangway.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.IOHelper;

/**
 * Settings from environment variables, {@code GANGWAY_SALES_URL} for {@code gangway.sales.url}. Camel would ask the
 * environment before the JVM's properties; here, as for {@code camel.main} options, {@code -D} has the last word.
 *
 * <p>A secret may lie in a file instead, as container platforms and service managers hand them over:
 * {@code GANGWAY_SALES_CLIENT_SECRET_FILE} names it. The file is read at each question and its end of line is not part of
 * the secret.
 */
final class EnvironmentSettings implements PropertiesSource, Ordered {

    private static final String FILE = "_FILE";
    private static final Set<String> SECRETS = Arrays.stream(Setting.values())
            .filter(Setting::isSecret)
            .map(Setting::key)
            .collect(Collectors.toUnmodifiableSet());

    private final UnaryOperator<String> environment;

    EnvironmentSettings() {
        this(IOHelper::lookupEnvironmentVariable);
    }

    /** @param environment gives the value of a variable, or null */
    EnvironmentSettings(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "environment";
    }

    /** @throws IllegalStateException when both a secret and its file are given, or the file cannot be read */
    @Override
    public String getProperty(String name) {
        String value = environment.apply(name);
        String file = SECRETS.contains(name) ? environment.apply(name + FILE) : null;
        if (file == null) {
            return value;
        }
        if (value != null) {
            throw new IllegalStateException(
                    "The environment has " + name + " and a file for it; only one of them can be meant");
        }
        return read(name, file);
    }

    private static String read(String name, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    "The file for " + name + " that the environment names cannot be read: " + e);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }
}
