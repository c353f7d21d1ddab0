package dev.gangway.runner.settings;

import java.util.Collection;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Some of the properties of a source, as Camel wants them listed. */
final class Listed {

    private Listed() {}

    static Properties of(Collection<String> names, Predicate<String> filter, UnaryOperator<String> values) {
        Properties listed = new Properties();
        for (String name : names) {
            String value = filter.test(name) ? values.apply(name) : null;
            if (value != null) {
                listed.setProperty(name, value);
            }
        }
        return listed;
    }
}
