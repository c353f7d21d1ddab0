package dev.gangway;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Lets a Camel context that has the jar on its class path opt in by {@code gangway.enabled=true}. Without that the jar
 * does nothing.
 *
 * <p>Camel calls {@link #load} from within the context's constructor, when neither properties nor model are there; so it
 * only leaves word, and the rest happens when the context initialises.
 */
public final class GangwayPlugin implements ContextServicePlugin {
    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(GangwayLifecycle.ifEnabled());
    }
}
