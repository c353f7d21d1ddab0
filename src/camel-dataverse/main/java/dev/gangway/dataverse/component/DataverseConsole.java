package dev.gangway.dataverse.component;

import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.odata.ServiceLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows requests, waits and cursors in Camel's console, without bodies and secrets. */
@DevConsole(
        name = "dataverse",
        displayName = "Microsoft Dataverse",
        description = "Requests to Dataverse, what the service asked to wait, and how old cursors are")
public class DataverseConsole extends AbstractDevConsole {
    public DataverseConsole() {
        super("camel", "dataverse", "Microsoft Dataverse", "Requests to Dataverse, waits and cursors");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return Map.of("clients", clients(), "consumers", consumers());
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        clients().forEach(client -> text.append(client).append('\n'));
        consumers().forEach(consumer -> text.append(consumer).append('\n'));
        return text.toString();
    }

    private List<Map<String, Object>> clients() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof DataverseComponent component) {
                component.clients().forEach(client -> all.add(client(client)));
            }
        }
        return all;
    }

    private static Map<String, Object> client(Client client) {
        ServiceLimits limits = client.dataverse().limits();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("environment", client.dataverse().environment().toString());
        row.put("requests", limits.requestsSent());
        row.put("waits", limits.waits());
        row.put("waitUntil", String.valueOf(limits.closedUntil()));
        row.put("requestsRemaining", limits.requestsRemaining());
        row.put("batchSize", client.sizer().next());
        return row;
    }

    private List<Map<String, Object>> consumers() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Route route : getCamelContext().getRoutes()) {
            if (route.getEndpoint() instanceof DataverseEndpoint endpoint) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("route", route.getRouteId());
                row.put("endpoint", endpoint.name());
                row.put("cursorAgeSeconds", endpoint.getCursorAgeSeconds());
                row.put("cursorStoredSeconds", endpoint.getCursorStoredSeconds());
                all.add(row);
            }
        }
        return all;
    }
}
