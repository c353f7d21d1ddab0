package dev.gangway.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.http.Network;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.odata.session.Pages;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import dev.gangway.odata.signin.SignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
 * per user. Sources: Power Apps developer guide, "Use the Microsoft Dataverse Web API" and "Service protection API
 * limits".
 */
public final class Dataverse implements AutoCloseable {

    /** Maximum number of operations in one batch, a limit of the service. */
    public static final int MAX_BATCH = 1000;

    private static final String HTTP = "dataverse";
    private static final Map<String, String> ACCEPT_JSON = Map.of("Accept", "application/json");

    private final URI environment;
    private final Duration longestAnswer;
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
        this.environment = other.environment;
        this.longestAnswer = other.longestAnswer;
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

    /**
     * Returns this client with a counter for its own requests. Token, connections and limits are shared; close the
     * first one only.
     *
     * @param requests is incremented with each request
     */
    public Dataverse counting(LongAdder requests) {
        return new Dataverse(this, session.counting(requests));
    }

    /**
     * @param wall the clock that dates in responses are compared with
     * @param steady the clock that measures waits and token lifetimes
     */
    private Dataverse(ServiceConnection connection, CamelHttp http, SignIn signIn, Clock wall, Clock steady) {
        this.environment = connection.environment();
        this.longestAnswer = connection.limits().response();
        this.root = new ServiceRoot(
                connection.environment(), DataverseConnection.API_PATH, DataverseConnection::withoutApi);
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
     * @throws RequestRejectedException when the batch as a whole was rejected, or one of its operations without
     *     saying which
     */
    public List<Outcome> batch(List<Operation> operations) {
        if (operations.size() > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "A batch holds at most " + MAX_BATCH + " operations, but these are " + operations.size());
        }
        if (operations.isEmpty()) {
            return List.of();
        }
        String boundary = "batch_" + UUID.randomUUID();
        return session.call(
                "POST",
                root.resolve("$batch"),
                Map.of(
                        "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"",
                        "Accept", "multipart/mixed",
                        "Prefer", "odata.continue-on-error"),
                new BatchWriter(boundary, DataverseConnection.API_PATH).write(operations),
                answer -> outcomes(answer, operations));
    }

    private List<Outcome> outcomes(HttpAnswer answer, List<Operation> operations) {
        BatchReader reader = new BatchReader(answer, operations);
        List<Outcome> outcomes = answer.isMultipart() ? reader.read() : List.of();
        if (reader.parts() == 0) {
            throw JsonAnswer.unusable("$batch", answer, "it holds no part that could be read");
        }
        if (reader.isThrottled()) {
            session.rest(reader.retryAfter());
        }
        if (!answer.ok() && !reader.isAttributable()) {
            throw stopped(answer, outcomes.get(0));
        }
        return outcomes;
    }

    /**
     * As {@link #batch}, but a request that is rejected as a whole is repeated in halves until the rejected operation
     * is found. That operation's outcome is its rejection, and the others are carried out.
     */
    public List<Outcome> batchInHalves(List<Operation> operations) {
        try {
            return batch(operations);
        } catch (RequestRejectedException e) {
            int size = operations.size();
            if (size == 1) {
                return List.of(new Outcome(Verdict.REJECTED, e.status(), e.code(), e.getMessage(), null, null));
            }
            List<Outcome> outcomes = new ArrayList<>(batchInHalves(operations.subList(0, size / 2)));
            outcomes.addAll(batchInHalves(operations.subList(size / 2, size)));
            return outcomes;
        }
    }

    /**
     * Carries out one operation with a request of its own, outside a batch.
     *
     * @return the outcome, always with {@link Verdict#DONE}
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
        if (operations.size() > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "A change set holds at most " + MAX_BATCH + " operations, but these are " + operations.size());
        }
        return operations.isEmpty() ? List.of() : new ChangeSet(root, session).carryOut(operations);
    }

    /** Returns the exception for a batch that the service stopped at an operation without saying which. */
    private ServiceException stopped(HttpAnswer answer, Outcome first) {
        String message = "The batch was stopped by one of its operations: status " + first.status() + ", "
                + first.code() + ", " + first.message();
        return first.verdict() == Verdict.RETRY
                ? new ServiceUnavailableException(
                        message,
                        first.status(),
                        first.code(),
                        answer.requestId(),
                        session.gate().left(),
                        null)
                : new RequestRejectedException(message, first.status(), first.code(), answer.requestId());
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
        URI url = continuation == null ? root.resolve(query.url()) : root.follow(continuation);
        JsonNode page = page(
                query.entitySet(),
                url,
                Map.of("Accept", "application/json", "Prefer", "odata.track-changes"),
                query.pageSize());
        return new ChangeReader(root).read(page, query.entitySet(), continuation);
    }

    /** Reads one page; if it is too large, requests half the rows, then a quarter, and so on. */
    private JsonNode page(String what, URI url, Map<String, String> headers, int rows) {
        Map<String, String> all = new HashMap<>(headers);
        all.merge("Prefer", "odata.maxpagesize=" + rows, (before, size) -> before + ',' + size);
        try {
            return session.call("GET", url, all, null, answer -> JsonAnswer.read(what, answer));
        } catch (AnswerTooLargeException e) {
            if (rows == 1) {
                throw e;
            }
            return page(what, url, headers, rows / 2);
        }
    }

    /**
     * Retrieves a record or the first page of a query, without annotations.
     *
     * @param relativeUrl below the service root, such as {@code leads(<id>)?$select=statecode}; characters that are
     *     not valid in a URL are escaped
     * @throws RequestRejectedException with status 404 when there is no such record
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public JsonNode get(String relativeUrl) {
        return session.call(
                "GET", root.resolve(relativeUrl), ACCEPT_JSON, null, answer -> JsonAnswer.read(relativeUrl, answer));
    }

    /**
     * Retrieves many records of a table by their keys. Queries for {@value RecordsByKey#AT_ONCE} keys at a time count
     * as one read each; records that a query omits are then read one by one.
     *
     * @param entitySet such as {@code leads}
     * @param key the column of the primary key, such as {@code leadid}; the options must select it
     * @param keys GUIDs, at most {@value #MAX_BATCH}
     * @param options such as {@code $select=leadid,statecode&$expand=...}, without {@code $filter}
     * @return one outcome per key, in the same order: the record as a body, or the reason for its absence as in
     *     {@link #batch}
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
        session.call(
                "POST",
                root.resolve(relativeUrl),
                Map.of("Accept", "application/json", "Content-Type", "application/json; charset=utf-8"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the rows of a query and fetches each page when its first row is read. The stream is sequential, need
     * not be read to its end, and throws what {@link #get} throws.
     *
     * @param relativeUrl as for {@link #get}, with neither {@code $top} nor {@code $skip}
     * @param pageSize rows per request, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public Stream<JsonNode> query(String relativeUrl, int pageSize) {
        int rows = ChangeQuery.pageSize(pageSize);
        Pages pages = new Pages(root, root.resolve(relativeUrl), url -> page(relativeUrl, url, ACCEPT_JSON, rows));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * Returns the tables and columns of the environment. This reads a document of several megabytes, so call it once.
     */
    public DataverseMetadata metadata() {
        DataverseMetadata[] metadata = new DataverseMetadata[1];
        session.document(
                root.resolve("$metadata?annotations=true"),
                "application/xml",
                document -> metadata[0] = DataverseMetadata.read(document));
        if (metadata[0] == null) {
            throw new ServiceUnavailableException("The answer to $metadata is empty", 0, null, null, null, null);
        }
        return metadata[0];
    }

    /**
     * Reads the maximum text lengths of a table, by column, from its definition ("Query table definitions using the
     * Web API").
     *
     * @param table logical name, such as {@code lead}
     * @return maximum length in characters, for text and memo columns
     * @throws RequestRejectedException when there is no such table
     */
    public Map<String, Integer> maxLengths(String table) {
        String attributes = "EntityDefinitions(LogicalName='" + table.replace("'", "''") + "')/Attributes/";
        Map<String, Integer> lengths = new TreeMap<>();
        for (String type : List.of("StringAttributeMetadata", "MemoAttributeMetadata")) {
            JsonNode columns = get(attributes + "Microsoft.Dynamics.CRM." + type + "?$select=LogicalName,MaxLength");
            for (JsonNode column : columns.path("value")) {
                if (column.path("MaxLength").isInt()) {
                    lengths.put(
                            column.path("LogicalName").asText(),
                            column.path("MaxLength").asInt());
                }
            }
        }
        return lengths;
    }

    /** Returns the id of the application user; the cheapest check of URL, sign-in and user. */
    public UUID whoAmI() {
        return whoAmI("UserId");
    }

    /** Returns the id of the environment's organization, which stays the same when the environment's URL changes. */
    public UUID organization() {
        return whoAmI("OrganizationId");
    }

    private UUID whoAmI(String member) {
        return session.call("GET", root.resolve("WhoAmI"), ACCEPT_JSON, null, answer -> {
            try {
                return UUID.fromString(
                        JsonAnswer.read("WhoAmI", answer).path(member).asText());
            } catch (IllegalArgumentException e) {
                throw JsonAnswer.unusable("WhoAmI", answer, "it has no " + member);
            }
        });
    }

    /** Returns the service's time, in whole seconds; empty if its responses do not contain it. Costs a request. */
    public Optional<Instant> serverTime() {
        String date =
                session.call("GET", root.resolve("WhoAmI"), ACCEPT_JSON, null).header("Date");
        try {
            return Optional.ofNullable(date)
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the root of the environment. */
    public URI environment() {
        return environment;
    }

    /** Returns how long this client waits for an answer to begin. */
    public Duration longestAnswer() {
        return longestAnswer;
    }

    /**
     * Registers a listener for the waits that the service asks for, so that other clients can pause too.
     *
     * @param listener receives each wait, in the thread of the call; must be quick
     */
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
