package dev.gangway;

import dev.gangway.wiring.settings.Settings;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.support.LifecycleStrategySupport;

/** Starts and stops Gangway with its Camel context; a restarted context gets a new instance. */
final class GangwayLifecycle extends LifecycleStrategySupport {
    private final boolean asked;
    private Gangway gangway;

    private GangwayLifecycle(boolean asked, Gangway gangway) {
        this.asked = asked;
        this.gangway = gangway;
    }

    /** For a host that enables Gangway in code. */
    static GangwayLifecycle of(Gangway gangway) {
        return new GangwayLifecycle(true, gangway);
    }

    /** For a host that may enable Gangway with {@code gangway.enabled=true}. */
    static GangwayLifecycle ifEnabled() {
        return new GangwayLifecycle(false, null);
    }

    @Override
    public void onContextInitializing(CamelContext context) throws VetoCamelContextStartException {
        try {
            if (gangway == null && isWanted(context)) {
                gangway = Gangway.bound(context);
            }
            if (gangway != null) {
                gangway.start();
            }
        } catch (Exception e) {
            onContextStopped(context);
            throw new VetoCamelContextStartException("Gangway cannot start: " + e.getMessage(), e, context, true);
        }
    }

    private boolean isWanted(CamelContext context) {
        return asked
                || new Settings(context).flag(Setting.ENABLED)
                        && context.getRegistry().lookupByName(Gangway.BEAN) == null;
    }

    @Override
    public void onContextStopping(CamelContext context) {
        if (gangway != null) {
            gangway.endWorkAt(Instant.now());
        }
    }

    @Override
    public void onContextStopped(CamelContext context) {
        if (gangway != null) {
            gangway.close();
            gangway = null;
        }
    }
}
