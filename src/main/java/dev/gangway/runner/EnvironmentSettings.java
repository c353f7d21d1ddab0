package dev.gangway.runner;

import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.IOHelper;

/**
 * Settings from environment variables, {@code GANGWAY_SALES_URL} for {@code gangway.sales.url}. Camel would ask the
 * environment before the JVM's properties; here, as for {@code camel.main} options, {@code -D} has the last word.
 */
final class EnvironmentSettings implements PropertiesSource, Ordered {

    @Override
    public String getName() {
        return "environment";
    }

    @Override
    public String getProperty(String name) {
        return IOHelper.lookupEnvironmentVariable(name);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }
}
