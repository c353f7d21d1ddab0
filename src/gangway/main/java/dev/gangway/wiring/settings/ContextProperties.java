package dev.gangway.wiring.settings;

import dev.gangway.SettingException;
import dev.gangway.text.Fold;
import dev.gangway.wiring.signin.Vaults;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.DefaultPropertiesLookup;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.util.IOHelper;

/**
 * The properties of a Camel context, asked in Camel's order of precedence. Camel's own {@code resolveProperty} will not do:
 * it takes a value whose placeholder cannot be resolved for one that is not set, logs every value at TRACE, and hands it to
 * the listeners whose summary camel-main prints.
 */
final class ContextProperties {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\)\\{\\{((?:(?!\\{\\{|\\}\\}).)*+)\\}\\}");
    private static final Pattern BRACES = Pattern.compile("(?<!\\\\)(\\{\\{|\\}\\})");
    private static final String RAW_BEGIN = "RAW(";
    private static final String RAW_END = ")";

    private final CamelContext context;
    private final PropertiesComponent camel;

    ContextProperties(CamelContext context) {
        this.context = context;
        this.camel = (PropertiesComponent) context.getPropertiesComponent();
    }

    /** What is set, as it is written. */
    Optional<String> asWritten(String key) {
        boolean environmentWins =
                camel.getEnvironmentVariableMode() == PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_OVERRIDE;
        boolean environmentIsLast =
                camel.getEnvironmentVariableMode() == PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK;
        boolean jvmWins = camel.getSystemPropertiesMode() == PropertiesComponent.SYSTEM_PROPERTIES_MODE_OVERRIDE;
        boolean jvmIsLast = camel.getSystemPropertiesMode() == PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK;
        String value = environmentWins ? IOHelper.lookupEnvironmentVariable(key) : null;
        if (value == null && jvmWins) {
            value = System.getProperty(key);
        }
        if (value == null) {
            value = fromSources(key);
        }
        if (value == null) {
            // where Spring's environment is asked
            value = camel.getPropertiesParser().customLookup(key);
        }
        if (value == null && environmentIsLast) {
            value = IOHelper.lookupEnvironmentVariable(key);
        }
        if (value == null && jvmIsLast) {
            value = System.getProperty(key);
        }
        String parsed = camel.getPropertiesParser().parseProperty(key, value, new DefaultPropertiesLookup(camel));
        return Optional.ofNullable(parsed == null ? value : parsed);
    }

    private String fromSources(String key) {
        Object override = camel.getOverrideProperties().get(key);
        if (override != null) {
            return override.toString();
        }
        return camel.getPropertiesSources().stream()
                .map(source -> source.getProperty(key))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(camel.getInitialProperties().get(key))
                        .map(Object::toString))
                .orElse(null);
    }

    /**
     * The value with its placeholders resolved; a backslash before double braces makes them plain text.
     *
     * @throws SettingException when a placeholder cannot be resolved
     */
    Optional<String> text(String key) {
        return asWritten(key).map(value -> expand(key, value, new ArrayDeque<>()));
    }

    /**
     * A value that may hold any character. It is taken as it is written, with two exceptions: a placeholder that is all of it
     * stands for what it leads to, and {@code RAW(...)} is left out around a value that looks like a placeholder or has white
     * space at its ends.
     *
     * @throws SettingException when a placeholder cannot be resolved, or white space at an end may be meant or not
     */
    Optional<String> secret(String key) {
        return asWritten(key).map(value -> secret(key, value, new ArrayDeque<>()));
    }

    private String secret(String key, String written, Deque<String> way) {
        // the end of a line is what files and shells add to a secret, and no part of it
        String value = written.replaceFirst("[\\r\\n]+$", "");
        if (value.startsWith(RAW_BEGIN) && value.endsWith(RAW_END)) {
            return value.substring(RAW_BEGIN.length(), value.length() - RAW_END.length());
        }
        Matcher placeholder = PLACEHOLDER.matcher(value.strip());
        if (placeholder.matches()) {
            String name = placeholder.group(1);
            return follow(key, name, way, found -> secret(key, found, way));
        }
        if (!value.equals(Fold.strip(value))) {
            throw new SettingException(key + where(key)
                    + " begins or ends with white space: remove it, or write RAW(...) around the value if"
                    + " it belongs to it");
        }
        return value;
    }

    private String expand(String key, String written, Deque<String> way) {
        String text = written;
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String found = follow(key, placeholder.group(1), way, value -> BRACES.matcher(expand(key, value, way))
                    .replaceAll("\\\\$1"));
            text = text.substring(0, placeholder.start()) + found + text.substring(placeholder.end());
            placeholder = PLACEHOLDER.matcher(text);
        }
        if (BRACES.matcher(text).find()) {
            throw new SettingException(key + where(key)
                    + " has {{ without }} or the other way round; write \\{{ or \\}} where braces are meant as text");
        }
        return text.replace("\\{{", "{{").replace("\\}}", "}}");
    }

    /** What a placeholder leads to; empty when it is optional and leads nowhere. */
    private String follow(String key, String placeholder, Deque<String> way, UnaryOperator<String> found) {
        boolean isOptional = placeholder.startsWith("?");
        String name = isOptional ? placeholder.substring(1) : placeholder;
        if (way.contains(name) || name.equals(key)) {
            throw new SettingException(key + where(key) + " leads to itself by {{" + placeholder + "}}");
        }
        way.push(name);
        try {
            return lookUp(key, name, found).orElseGet(() -> {
                if (isOptional) {
                    return "";
                }
                throw unresolved(key, name);
            });
        } finally {
            way.pop();
        }
    }

    private Optional<String> lookUp(String key, String name, UnaryOperator<String> found) {
        int colon = name.indexOf(':');
        String before = colon < 0 ? name : name.substring(0, colon);
        String after = colon < 0 ? null : name.substring(colon + 1);
        // not hasPropertiesFunction, which knows nothing of those on the class path before they were asked for
        PropertiesFunction function = after == null ? null : camel.getPropertiesFunction(before);
        if (function != null) {
            String argument = function.lookupFirst(after) ? asWritten(after).orElse(after) : after;
            return Optional.ofNullable(function.apply(argument)).map(found);
        }
        Optional<String> written = asWritten(before);
        return written.or(() ->
                        Optional.ofNullable(after == null ? null : Vaults.otherwise(key + where(key), before, after)))
                .map(found);
    }

    private SettingException unresolved(String key, String name) {
        var candidates = names();
        candidates.remove(key);
        return new SettingException(key + where(key) + " names {{" + name + "}}, which is set nowhere"
                + Nearest.of(name, candidates)
                        .map(near -> "; did you mean {{" + near + "}}?")
                        .orElse(": set " + name + ", or write the value itself"));
    }

    /** In which file or else a key is, in brackets, to be put behind it; empty when that cannot be said. */
    String where(String key) {
        return origin(key).map(place -> " (" + place + ")").orElse("");
    }

    private Optional<String> origin(String key) {
        if (camel.getEnvironmentVariableMode() == PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_OVERRIDE
                && IOHelper.lookupEnvironmentVariable(key) != null) {
            return Optional.of("in the environment");
        }
        if (camel.getSystemPropertiesMode() == PropertiesComponent.SYSTEM_PROPERTIES_MODE_OVERRIDE
                && System.getProperty(key) != null) {
            return Optional.of("-D" + key);
        }
        return camel.getPropertiesSources().stream()
                .filter(source -> source.getProperty(key) != null)
                .map(source -> source.getName())
                .findFirst()
                .map(ContextProperties::place);
    }

    /** Camel names a file source by class and path. */
    private static String place(String source) {
        return source.replaceFirst("^\\w+PropertiesSource\\[(.*)\\]$", "$1");
    }

    /** The names of all properties that can be listed. */
    SortedSet<String> names() {
        SortedSet<String> names =
                new TreeSet<>(camel.loadProperties(key -> true).stringPropertyNames());
        names.addAll(SpringNames.of(context));
        if (camel.getSystemPropertiesMode() != PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER) {
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> !Variables.isOfTheProgram(name))
                    .forEach(names::add);
        }
        if (asksEnvironment()) {
            names.addAll(Variables.companyKeys(System.getenv().keySet()));
        }
        return names;
    }

    /** By Camel's own function {@code env}, so that a host can have it answer otherwise; null when it is not set. */
    String variable(String name) {
        PropertiesFunction environment = camel.getPropertiesFunction("env");
        return environment == null ? System.getenv(name) : environment.apply(name);
    }

    boolean asksEnvironment() {
        return camel.getEnvironmentVariableMode() != PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER;
    }

    /** A key as a message shows it, and where it stands. */
    String named(String key) {
        return visible(key) + where(key);
    }

    /** What cannot be seen in a key is what is wrong with it. */
    private static String visible(String key) {
        StringBuilder visible = new StringBuilder();
        key.codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7f) {
                visible.appendCodePoint(c);
            } else {
                visible.append(String.format("\\u%04X", c));
            }
        });
        return visible.toString();
    }
}
