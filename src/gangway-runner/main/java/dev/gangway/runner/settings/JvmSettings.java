package dev.gangway.runner.settings;

import dev.gangway.wiring.settings.Variables;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;

/**
 * Settings from {@code -D}, of the JVM or behind a verb. Camel's own look at the JVM's properties lists none of them, so that
 * a misspelt one would pass.
 */
public final class JvmSettings implements LoadablePropertiesSource, Ordered {

    private final Map<String, String> typed;
    private final int order;

    /** @param typed what stands behind the verb, which wins over the JVM's */
    public JvmSettings(Map<String, String> typed, int order) {
        this.typed = Map.copyOf(typed);
        this.order = order;
    }

    @Override
    public String getName() {
        return "by -D";
    }

    @Override
    public String getProperty(String name) {
        return typed.getOrDefault(name, System.getProperty(name));
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    /** Only what may be a setting: the rest belongs to the JVM and its libraries. */
    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
        names.removeIf(name -> !name.startsWith("g") || Variables.isOfTheProgram(name));
        names.addAll(typed.keySet());
        return Listed.of(names, filter, this::getProperty);
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
