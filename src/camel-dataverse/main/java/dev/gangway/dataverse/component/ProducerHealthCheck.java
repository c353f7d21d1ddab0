package dev.gangway.dataverse.component;

import dev.gangway.odata.ServiceException;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Asks the environment who we are, one request each time. As all checks of producers, off unless Camel is told so. */
final class ProducerHealthCheck implements HealthCheck {
    private final DataverseEndpoint endpoint;
    private final String id;
    private boolean enabled;

    ProducerHealthCheck(DataverseEndpoint endpoint, boolean enabled) {
        this.endpoint = endpoint;
        this.id = "producer:" + endpoint.name() + "-" + endpoint.getId();
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        var result = HealthCheckResultBuilder.on(this);
        try {
            endpoint.dataverse().whoAmI();
            return result.up().build();
        } catch (ServiceException e) {
            return result.error(e).message(e.getMessage()).down().build();
        }
    }
}
