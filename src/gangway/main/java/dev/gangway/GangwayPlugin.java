package dev.gangway;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Enables Gangway in a Camel context that sets {@code gangway.enabled=true}. Without this setting the jar
 * does nothing.
 *
 * <p>Camel calls {@link #load} from within the context's constructor, before properties and model are available; so it
 * only registers a callback that runs when the context initializes.
 */
public final class GangwayPlugin implements ContextServicePlugin {
    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(GangwayLifecycle.ifEnabled());
    }
}
