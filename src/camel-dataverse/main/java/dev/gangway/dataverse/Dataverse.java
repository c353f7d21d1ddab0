package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.dataverse.metadata.DataverseMetadata;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.Network;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import dev.gangway.odata.signin.SignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * A Dataverse environment, as one application user sees it.
 *
 * <p>Guarantees for all methods: nothing is sent twice, except once more with a new token after a 401; no cookies, no
 * redirects; while the service throttles (429, or 503 with {@code Retry-After}), every call of this client ends at
 * once with a {@link ServiceUnavailableException} that says how long; links of the service are followed only within
 * the environment. Every method throws one of the four kinds of {@link ServiceException}.
 *
 * <p>Thread-safe. Create one per environment and application user and share it, because the service's limits apply
 * per user. Sources (Power Apps): "Use the Microsoft Dataverse Web API", "Service protection API limits".
 */
public final class Dataverse implements AutoCloseable {
    /** Maximum number of operations in one batch, a limit of the service. */
    public static final int MAX_BATCH = 1000;

    private static final String HTTP = "dataverse";

    private final ServiceConnection connection;
    private final ServiceRoot root;
    private final CamelHttp http;
    private final Session session;

    /**
     * Registers a camel-http component for this client in the context; sends nothing yet.
     *
     * @param context must be started before the first call
     */
    public Dataverse(CamelContext context, ServiceConnection connection) {
        this(context, connection, Clock.systemUTC(), new SteadyClock());
    }

    /**
     * As {@link #Dataverse(CamelContext, ServiceConnection)}, with tokens from elsewhere.
     *
     * @param connection without token URL, client id and secret
     * @param tokens called at most every half minute, and after the service rejected the last token
     */
    public Dataverse(CamelContext context, ServiceConnection connection, Supplier<String> tokens) {
        this(context, connection, SignIn.of(tokens));
    }

    /**
     * As {@link #Dataverse(CamelContext, ServiceConnection)}, with another way to sign in.
     *
     * @param connection without token URL, client id and secret
     */
    public Dataverse(CamelContext context, ServiceConnection connection, SignIn signIn) {
        this(context, connection, signIn, null);
    }

    /**
     * As {@link #Dataverse(CamelContext, ServiceConnection, SignIn)}, by a way of its own.
     *
     * @param network null for that of the Camel context or the JVM
     */
    public Dataverse(CamelContext context, ServiceConnection connection, SignIn signIn, Network network) {
        this(
                connection,
                new CamelHttp(context, HTTP, connection, network),
                signIn,
                Clock.systemUTC(),
                new SteadyClock());
    }

    Dataverse(CamelContext context, ServiceConnection connection, Clock wall, Clock steady) {
        this(connection, new CamelHttp(context, HTTP, connection), SignIn.of(connection), wall, steady);
    }

    private Dataverse(Dataverse other, Session session) {
        this.connection = other.connection;
        this.root = other.root;
        this.http = other.http;
        this.session = session;
    }

    /**
     * Returns this client with headers that are added to every request, such as {@code CallerObjectId} or {@code
     * MSCRM.BypassBusinessLogicExecution}. Token, connections and limits are shared; close the first one only.
     */
    public Dataverse with(Map<String, String> headers) {
        return headers.isEmpty() ? this : new Dataverse(this, session.with(headers));
    }

    /** As {@link #with}, but with a counter that each of its own requests increments. */
    public Dataverse counting(LongAdder requests) {
        return new Dataverse(this, session.counting(requests));
    }

    /** @param wall is compared with the dates of responses, whereas {@code steady} measures waits and token lifetimes */
    private Dataverse(ServiceConnection connection, CamelHttp http, SignIn signIn, Clock wall, Clock steady) {
        this.connection = connection;
        this.root = DataverseConnection.root(connection);
        this.http = http;
        this.session = new Session(
                http, connection.environment(), signIn.open(http, wall, steady), DataverseRefusals::read, wall, steady);
    }

    /**
     * Carries out up to {@value #MAX_BATCH} operations with one request. They run in the given order and
     * independently: a failing one neither stops nor undoes the others ({@code Prefer: odata.continue-on-error}).
     *
     * @return one outcome per operation, in the same order
     * @throws IllegalArgumentException when there are too many operations
     * @throws RequestRejectedException when the batch as a whole was rejected, or an operation that is not named
     */
    public List<Outcome> batch(List<Operation> operations) {
        return new BatchCalls(root, session).carryOut(operations);
    }

    /**
     * As {@link #batch}, but a request that is rejected as a whole is repeated in halves until the rejected operation
     * is found. That operation's outcome is its rejection, and the others are carried out.
     */
    public List<Outcome> batchInHalves(List<Operation> operations) {
        return new BatchCalls(root, session).carryOutInHalves(operations);
    }

    /**
     * Carries out one operation with a request of its own, outside a batch; the outcome has {@link Verdict#DONE}.
     *
     * @throws RecordRefusedException when the service rejects the operation, with the verdict
     * @throws dev.gangway.odata.ServiceUnavailableException when the result is unknown, or the service asked to wait
     * @throws dev.gangway.odata.SignInException when this user may not do it
     */
    public Outcome carryOut(Operation operation) {
        return new SingleCall(root, session).carryOut(operation);
    }

    /**
     * Carries out up to {@value #MAX_BATCH} operations together or not at all, as one change set.
     *
     * @param operations without retrieves
     * @return one outcome per operation, in the same order. When one was rejected, its outcome is the rejection, and
     *     the others have {@link Verdict#RETRY}: none was carried out
     * @throws RequestRejectedException when the service does not say which one it rejected
     */
    public List<Outcome> allOrNone(List<Operation> operations) {
        return new BatchCalls(root, session).allOrNone(operations);
    }

    /**
     * Reads one page of changes, using the service's change tracking. Begin with a null continuation, which reads all rows
     * and starts the tracking; then continue with {@link ChangePage#next()} of the previous page, which may be days old.
     *
     * @param query must stay the same for one chain of continuations
     * @param continuation null, or a stored {@link ChangePage#next()}
     * @throws DeltaExpiredException when the continuation is too old: begin again with null
     * @throws RequestRejectedException when the table does not track changes, or the link leads out of the environment
     */
    public ChangePage changes(ChangeQuery query, String continuation) {
        return reads().changes(query, continuation);
    }

    /**
     * Retrieves a record or the first page of a query, without annotations.
     *
     * @param relativeUrl below the service root, such as {@code leads(<id>)?$select=statecode}; what no URL may hold is escaped
     * @throws RequestRejectedException with status 404 when there is no such record
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public JsonNode get(String relativeUrl) {
        return reads().get(relativeUrl);
    }

    /**
     * Retrieves many records of a table by their keys. Queries for {@value RecordsByKey#AT_ONCE} keys at a time count
     * as one read each; records that a query omits are then read one by one.
     *
     * @param entitySet such as {@code leads}
     * @param key the column of the primary key, such as {@code leadid}; the options must select it
     * @param keys GUIDs, at most {@value #MAX_BATCH}
     * @param options such as {@code $select=leadid,statecode&$expand=...}, without {@code $filter}
     * @return one outcome per key, in the same order: the record, or the reason for its absence as in {@link #batch}
     */
    public List<Outcome> retrieveAll(String entitySet, String key, List<String> keys, String options) {
        return new RecordsByKey(this, entitySet, key, options).read(keys);
    }

    /**
     * Sends one {@code POST} outside a batch, for definitions of tables and columns and for actions that concern no
     * record. After a {@link ServiceUnavailableException} it is unknown whether it was carried out.
     *
     * @param relativeUrl below the service root, such as {@code EntityDefinitions(LogicalName='lead')/Attributes}
     * @throws RequestRejectedException when the service rejects the request
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public void post(String relativeUrl, ObjectNode body) {
        new SingleCall(root, session).post(relativeUrl, body);
    }

    /**
     * Returns the rows of a query and fetches each page when its first row is read. The stream is sequential, need
     * not be read to its end, and throws what {@link #get} throws.
     *
     * @param relativeUrl as for {@link #get}, with neither {@code $top} nor {@code $skip}
     * @param pageSize rows per request, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public Stream<JsonNode> query(String relativeUrl, int pageSize) {
        return reads().query(relativeUrl, pageSize);
    }

    /** Returns the tables and columns of the environment, from a document of several megabytes: call it once. */
    public DataverseMetadata metadata() {
        return reads().metadata();
    }

    /**
     * Reads the maximum text lengths of a table, by column, from its definition.
     *
     * @param table logical name, such as {@code lead}
     * @return maximum length in characters, for text and memo columns
     * @throws RequestRejectedException when there is no such table
     */
    public Map<String, Integer> maxLengths(String table) {
        return reads().maxLengths(table);
    }

    /** Returns the id of the application user; the cheapest check of URL, sign-in and user. */
    public UUID whoAmI() {
        return reads().whoAmI("UserId");
    }

    /** Returns the id of the environment's organization, which stays the same when the environment's URL changes. */
    public UUID organization() {
        return reads().whoAmI("OrganizationId");
    }

    /** Returns the service's time, in whole seconds; empty if its responses do not contain it. Costs a request. */
    public Optional<Instant> serverTime() {
        return reads().serverTime();
    }

    private Reads reads() {
        return new Reads(root, session);
    }

    /** Returns the root of the environment. */
    public URI environment() {
        return connection.environment();
    }

    /** Returns how long this client waits for an answer to begin. */
    public Duration longestAnswer() {
        return connection.limits().response();
    }

    /** Tells the listener of each wait that the service asks for, in the thread of the call; it must be quick. */
    public void onRest(Consumer<Duration> listener) {
        session.onRest(listener);
    }

    /** Sends nothing during a wait that the service asked another client for. */
    public void rest(Duration wait) {
        session.gate().close(wait);
    }

    /** Returns the protection limits as last seen. */
    public ServiceLimits limits() {
        return session.gate().limits();
    }

    /** Releases the connections and removes the component from the context. Calls in progress may fail. */
    @Override
    public void close() {
        http.close();
    }
}
