package dev.gangway;

import java.util.Map;
import org.apache.camel.spi.PropertiesFunction;

/** Camel's function {@code env} over an environment of a test's own. */
public record EnvironmentFunction(Map<String, String> variables) implements PropertiesFunction {
    @Override
    public String getName() {
        return "env";
    }

    @Override
    public String apply(String name) {
        return variables.get(name);
    }
}
