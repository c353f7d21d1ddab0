package dev.gangway.runner.embedded;

import java.util.Map;
import org.apache.camel.spi.PropertiesSource;

/** Tells Gangway where the embedded database is. The last source to be asked, so whatever people set wins. */
public final class EmbeddedDatabaseSettings implements PropertiesSource {

    private final Map<String, String> settings;

    public EmbeddedDatabaseSettings(EmbeddedDatabase database) {
        this.settings = database.settings();
    }

    @Override
    public String getName() {
        return "embedded database";
    }

    @Override
    public String getProperty(String name) {
        return settings.get(name);
    }
}
