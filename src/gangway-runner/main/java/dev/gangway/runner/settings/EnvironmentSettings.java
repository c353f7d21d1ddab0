package dev.gangway.runner.settings;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.runner.files.FileTrouble;
import dev.gangway.wiring.settings.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.util.IOHelper;

/**
 * Settings from environment variables, {@code GANGWAY_SALES_URL} for {@code gangway.sales.url}. Camel would ask the
 * environment before the JVM's properties; here, as for {@code camel.main} options, {@code -D} has the last word, and
 * before it the file that somebody named on the command line.
 *
 * <p>A secret may lie in a file instead, as container platforms and service managers hand them over:
 * {@code GANGWAY_SALES_CLIENT_SECRET_FILE} names it. The file is read at each question and its end of line is not part of
 * the secret.
 */
public final class EnvironmentSettings implements LoadablePropertiesSource, Ordered {

    private static final String FILE = "_FILE";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> SECRETS = Arrays.stream(Setting.values())
            .filter(Setting::isSecret)
            .map(Setting::key)
            .collect(Collectors.toUnmodifiableSet());

    private static final String PREFIX = "gangway.";

    private final UnaryOperator<String> environment;
    private final Collection<String> companyKeys;
    private final int order;

    public EnvironmentSettings(int order) {
        this(
                EnvironmentSettings::variable,
                Variables.companyKeys(System.getenv().keySet()),
                order);
    }

    /**
     * @param environment returns the value of a variable, or null
     * @param companyKeys the settings per legal entity that it has
     */
    public EnvironmentSettings(UnaryOperator<String> environment, Collection<String> companyKeys, int order) {
        this.environment = environment;
        this.companyKeys = companyKeys;
        this.order = order;
    }

    private static String variable(String name) {
        String value = name.startsWith(PREFIX) ? System.getenv(Variables.variable(name)) : null;
        return value == null ? IOHelper.lookupEnvironmentVariable(name) : value;
    }

    @Override
    public String getName() {
        return "in the environment";
    }

    /** @throws SettingException when both a secret and its file are given, or the file cannot be read */
    @Override
    public String getProperty(String name) {
        String value = environment.apply(name);
        String file = SECRETS.contains(name) ? environment.apply(name + FILE) : null;
        if (file == null) {
            return value;
        }
        if (value != null) {
            throw new SettingException(name + ": the environment has " + Variables.variable(name) + " and "
                    + Variables.variable(name + FILE) + "; only one of them can be meant");
        }
        return read(name, file);
    }

    private static String read(String name, String file) {
        String of = name + ": the file " + file + " that " + Variables.variable(name + FILE) + " names ";
        try {
            String text = Files.readString(Path.of(file));
            String secret =
                    (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).replaceFirst("[\\r\\n]+$", "");
            if (secret.isEmpty()) {
                throw new SettingException(of + "is empty: write the secret into it");
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new SettingException(of + "cannot be read: " + FileTrouble.of(e));
        }
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    /** Variables do not tell where dots were, so only those can be listed whose names are known but for a legal entity. */
    @Override
    public Properties loadProperties(Predicate<String> filter) {
        return Listed.of(companyKeys, filter, this::getProperty);
    }

    @Override
    public void reloadProperties(String location) {
        // asked at each question
    }

    @Override
    public int getOrder() {
        return order;
    }
}
