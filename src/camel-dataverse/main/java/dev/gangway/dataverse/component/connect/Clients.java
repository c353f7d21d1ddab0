package dev.gangway.dataverse.component.connect;

import dev.gangway.dataverse.Dataverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The clients of one component: one per environment and user, and those that were created elsewhere. Thread-safe. */
public final class Clients implements AutoCloseable {
    private final Map<ClientSettings.User, Client> clients = new HashMap<>();
    /** The clients that were created elsewhere, and are closed there. */
    private final Map<Dataverse, Client> given = new IdentityHashMap<>();

    /**
     * @throws IllegalArgumentException when a setting is missing, or when a client of this user already exists with
     *     other settings
     */
    public synchronized Client of(CamelContext context, DataverseConfiguration configuration) {
        if (configuration.getClient() != null) {
            return given.computeIfAbsent(configuration.getClient(), Client::of);
        }
        ClientSettings settings = ClientSettings.of(context, configuration);
        Client client = clients.computeIfAbsent(settings.user(), user -> Client.of(context, settings));
        if (!settings.equals(client.settings())) {
            throw new IllegalArgumentException("There is a client for " + settings.user()
                    + " already, with another secret, scope, timeout, proxy, trust, number of connections or size of answers."
                    + " Endpoints of one environment and user share one client: say the same on all, or say it on the"
                    + " component");
        }
        return client;
    }

    /** Returns a copy of the existing clients. */
    public synchronized List<Client> all() {
        List<Client> all = new ArrayList<>(clients.values());
        all.addAll(given.values());
        return all;
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(Client::close);
        clients.clear();
        given.clear();
    }
}
