package dev.gangway.wiring;

import dev.gangway.SettingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.Registry;

/** The names that Gangway has in the registry of its host. */
final class Beans {
    private final Registry registry;
    private final List<String> bound = new ArrayList<>();

    Beans(Registry registry) {
        this.registry = registry;
    }

    /** @throws SettingException when the host has a bean of that name: neither may take the place of the other */
    void bind(String name, Object bean) {
        if (registry.lookupByName(name) != null) {
            throw new SettingException("The registry already has a bean named " + name
                    + "; names that begin with gangway are Gangway's own, and one context takes one Gangway");
        }
        registry.bind(name, bean);
        bound.add(name);
    }

    void unbindAll() {
        bound.forEach(registry::unbind);
        bound.clear();
    }
}
