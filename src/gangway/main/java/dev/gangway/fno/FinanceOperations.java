package dev.gangway.fno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.session.PageWalk;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import dev.gangway.odata.signin.SignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;

/**
 * A Finance and Operations environment, as one mapped user sees it: all companies, never only that user's own.
 *
 * <p>Guarantees, whatever the method: nothing is sent twice, except once more with a new token after a 401; no cookies, no
 * redirects; while the service wants to be left alone every call ends at once with an exception that says how long; links
 * are followed as they come and only within the service. Every method throws one of the kinds of {@link ServiceException}.
 * Thread-safe.
 */
public final class FinanceOperations implements AutoCloseable {
    private static final String CROSS_COMPANY = "cross-company=true";
    private static final String JSON = "application/json;odata.metadata=minimal";
    private static final int NOT_FOUND = 404;
    private static final String MODULES = "SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules";

    private final URI serviceDocument;
    private final ServiceRoot root;
    private final ServiceRoot metadata;
    private final CamelHttp http;
    private final Session session;

    /**
     * Registers a camel-http component of its own in the context; sends nothing yet.
     *
     * @param context must be started before the first call
     */
    public FinanceOperations(CamelContext context, ServiceConnection connection, Clock wall) {
        this(context, connection, SignIn.of(connection), wall);
    }

    /**
     * The same with another way to sign in.
     *
     * @param connection without token URL, client id and secret
     */
    public FinanceOperations(CamelContext context, ServiceConnection connection, SignIn signIn, Clock wall) {
        Clock steady = new SteadyClock();
        this.serviceDocument = URI.create(connection.environment() + FnoConnection.DATA_PATH);
        this.root = new ServiceRoot(connection.environment(), FnoConnection.DATA_PATH, UnaryOperator.identity());
        this.metadata =
                new ServiceRoot(connection.environment(), FnoConnection.METADATA_PATH, UnaryOperator.identity());
        this.http = new CamelHttp(context, "fno", connection);
        this.session = new Session(
                http, connection.environment(), signIn.open(http, wall, steady), FnoRefusals::read, wall, steady);
    }

    private FinanceOperations(FinanceOperations other, LongAdder requests) {
        this.root = other.root;
        this.http = other.http;
        this.session = other.session.counting(requests);
        this.serviceDocument = other.serviceDocument;
        this.metadata = other.metadata;
    }

    /**
     * The same client, which increases this number with each request. Token, connections and limits are shared; close the
     * first one only.
     */
    public FinanceOperations counting(LongAdder requests) {
        return new FinanceOperations(this, requests);
    }

    /**
     * A row by its key.
     *
     * @param options such as {@code $select=...&$expand=...}; empty for all
     * @return empty when there is no such row, which is asked a second time by a query: an address that something
     *     between does not know is answered 404 too
     */
    public Optional<JsonNode> get(RowKey key, String options) {
        String url = key.path() + "?" + CROSS_COMPANY + (options.isEmpty() ? "" : "&" + options);
        try {
            HttpAnswer answer = session.call("GET", root.resolve(url), headers(), null);
            return Optional.of(JsonAnswer.read(key.set(), answer));
        } catch (RequestRejectedException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
            return list(key.set(), key.filter(), key.order(), options).stream()
                    .filter(row -> isSame(row, key))
                    .findFirst();
        }
    }

    /** Texts compare without case, and a star stands for any. */
    private static boolean isSame(JsonNode row, RowKey key) {
        List<String> parts = key.parts();
        for (int i = 0; i < parts.size(); i += 2) {
            if (!row.path(parts.get(i)).asText().equalsIgnoreCase(parts.get(i + 1))) {
                return false;
            }
        }
        return true;
    }

    /**
     * All rows of a query that has few.
     *
     * @param order all parts of the set's key: pages have no order of their own
     */
    public List<JsonNode> list(String set, String filter, String order, String options) {
        List<JsonNode> rows = new ArrayList<>();
        String query =
                "$filter=" + Literals.query(filter) + "&$orderby=" + order + (options.isEmpty() ? "" : "&" + options);
        walk(set, query, 0, page -> page.path("value").forEach(rows::add));
        return rows;
    }

    /**
     * Reads a set page after page. Only a call that comes back has seen the whole set as it was at some time; rows may have
     * shifted from page to page meanwhile.
     *
     * @param options encoded, with an order by the whole key
     * @param pageSize rows per page; 0 leaves it to the service
     */
    public void walk(String set, String options, int pageSize, Consumer<JsonNode> page) {
        PageWalk walk = new PageWalk(
                root, root.resolve(set + "?" + CROSS_COMPANY + "&" + options), url -> page(set, url, pageSize));
        while (walk.hasNext()) {
            page.accept(walk.next());
        }
    }

    private JsonNode page(String set, URI url, int pageSize) {
        Map<String, String> headers = headers();
        if (pageSize > 0) {
            headers.put("Prefer", "odata.maxpagesize=" + pageSize);
        }
        return JsonAnswer.read(set, session.call("GET", url, headers, null));
    }

    /**
     * The first page of a query, with whatever else the service says of it.
     *
     * @param options encoded
     * @param pageSize as for {@link #walk}
     */
    public JsonNode first(String set, String options, int pageSize) {
        return page(set, root.resolve(set + "?" + CROSS_COMPANY + "&" + options), pageSize);
    }

    /**
     * The names of the entity sets. They are told to everybody who is signed in, whatever the roles; the first call after a
     * restart of the service takes up to half a minute.
     */
    public List<String> entitySets() {
        List<String> names = new ArrayList<>();
        JsonAnswer.read("service document", session.call("GET", serviceDocument, headers(), null))
                .path("value")
                .forEach(set -> names.add(set.path("name").asText()));
        return names;
    }

    /** The modules that are installed, each as the service writes it: {@code Name: .. | Version: .. | ...}. */
    public List<String> modules() {
        List<String> modules = new ArrayList<>();
        JsonAnswer.read(MODULES, send("POST", MODULES, JsonNodeFactory.instance.objectNode(), null))
                .path("value")
                .forEach(module -> modules.add(module.asText()));
        return modules;
    }

    /**
     * What the small metadata service says.
     *
     * @param path such as {@code PublicEntities('Prospect')}
     * @return empty when it does not know that
     */
    public Optional<JsonNode> metadata(String path) {
        try {
            return Optional.of(JsonAnswer.read(path, session.call("GET", metadata.resolve(path), headers(), null)));
        } catch (RequestRejectedException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * An entity set as the large metadata document describes it, which is read as it passes by: some 50 MB.
     *
     * @param marker a property that only this set has, for a document that does not say which type the set has
     * @return empty when there is none
     */
    public Optional<EntityDefinition> described(String set, String marker) {
        EntityDefinition[] found = new EntityDefinition[1];
        session.document(
                root.resolve("$metadata"),
                "application/xml",
                document -> found[0] = new FnoCsdl(set, marker).read(document));
        return Optional.ofNullable(found[0]);
    }

    /**
     * Creates a row.
     *
     * @return the row with all that the service filled in
     */
    public JsonNode create(String set, ObjectNode row) {
        return JsonAnswer.read(set, send("POST", set + "?" + CROSS_COMPANY, row, null));
    }

    /** Deletes a row. Whether it was carried out is unknown after a {@link dev.gangway.odata.ServiceUnavailableException}. */
    public void delete(RowKey key) {
        session.call("DELETE", root.resolve(key.path() + "?" + CROSS_COMPANY), headers(), null);
    }

    private HttpAnswer send(String method, String url, ObjectNode body, String tag) {
        Map<String, String> headers = headers();
        headers.put("Content-Type", "application/json;charset=utf-8");
        if (tag != null) {
            headers.put("If-Match", tag);
        }
        return session.call(method, root.resolve(url), headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Changes some properties of a row. Whether it was carried out is unknown after a {@link
     * dev.gangway.odata.ServiceUnavailableException}, and not to be taken for granted after a success either: read the
     * row.
     */
    public void patch(RowKey key, ObjectNode changes) {
        patch(key, changes, null);
    }

    /**
     * The same, if the row still has this tag; what the service makes of a tag that it has no more is not documented.
     *
     * @param tag null for none
     */
    public void patch(RowKey key, ObjectNode changes, String tag) {
        send("PATCH", key.path() + "?" + CROSS_COMPANY, changes, tag);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", JSON);
        // under which Microsoft's support finds the call
        headers.put("x-ms-client-request-id", UUID.randomUUID().toString());
        return headers;
    }

    /** @param listener receives each wait that the service asks for, in the thread of the call; must be quick */
    public void onRest(Consumer<Duration> listener) {
        session.onRest(listener);
    }

    /** Sends nothing during a wait that another client was asked for. */
    public void rest(Duration wait) {
        session.gate().close(wait);
    }

    /** What is known about the service's pressure now. */
    public ServiceLimits limits() {
        return session.gate().limits();
    }

    /** Releases the connections and removes the component from the context. Calls on their way may fail. */
    @Override
    public void close() {
        http.close();
    }
}
