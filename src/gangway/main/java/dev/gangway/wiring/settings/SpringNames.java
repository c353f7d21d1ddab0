package dev.gangway.wiring.settings;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The names of the properties in the environment of a Spring application, which Camel asks but does not list. */
final class SpringNames {
    private SpringNames() {}

    /** Empty where there is no Spring. */
    static SortedSet<String> of(CamelContext context) {
        SortedSet<String> names = new TreeSet<>();
        for (ConfigurableEnvironment spring : context.getRegistry().findByType(ConfigurableEnvironment.class)) {
            for (PropertySource<?> source : spring.getPropertySources()) {
                if (source instanceof EnumerablePropertySource<?> enumerable) {
                    Arrays.stream(enumerable.getPropertyNames())
                            .filter(name -> !isJvm(source) || !Variables.isOfTheProgram(name))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static boolean isJvm(PropertySource<?> source) {
        return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }
}
