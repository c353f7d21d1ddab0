package dev.gangway.dataverse.component;

import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.connect.Clients;
import dev.gangway.dataverse.component.connect.DataverseConfiguration;
import dev.gangway.dataverse.component.options.DataverseOperation;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/**
 * Microsoft Dataverse, the database under Dynamics 365 Sales, Customer Service and the Power Platform, by its Web API.
 *
 * <p>All endpoints with the same environment and the same user share one client: one token, one set of connections, one
 * memory of how long the service wants to be left alone.
 */
@Component("dataverse")
public class DataverseComponent extends HealthCheckComponent {
    private final Clients clients = new Clients();

    @Metadata(description = "The connection that endpoints have unless they say otherwise", label = "advanced")
    private DataverseConfiguration configuration = new DataverseConfiguration();

    public DataverseComponent() {}

    public DataverseComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        String name = slash < 0 ? remaining : remaining.substring(0, slash);
        String target = slash < 0 ? null : remaining.substring(slash + 1);
        DataverseEndpoint endpoint = new DataverseEndpoint(uri, this, configuration.forEndpoint(parameters.keySet()));
        endpoint.setOperation(DataverseOperation.of(name, "dataverse:" + remaining));
        endpoint.setTarget(target);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }

    /** Returns the client of an endpoint, shared with endpoints of the same environment and user. */
    Client client(DataverseConfiguration wanted) {
        return clients.of(getCamelContext(), wanted);
    }

    /** Returns the current clients, for monitoring. */
    List<Client> clients() {
        return clients.all();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        clients.close();
    }

    public DataverseConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DataverseConfiguration configuration) {
        this.configuration = configuration;
    }
}
