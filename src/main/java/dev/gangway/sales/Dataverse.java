package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;

/**
 * A Dataverse environment, as one application user sees it.
 *
 * <p>Guarantees, whatever the method: nothing is sent twice, except once more with a new token after a 401; no cookies, no
 * redirects; while the service wants to be left alone (429, or 503 with {@code Retry-After}) every call of this client ends
 * at once with a {@link DataverseUnavailableException} that says how long; links of the service are followed only within
 * the environment. Every method throws one of the four kinds of {@link DataverseException}.
 *
 * <p>Thread-safe. Make one per environment and application user and share it: the limits that it keeps count per user.
 * Sources: Power Apps developer guide, "Use the Microsoft Dataverse Web API" and "Service protection API limits".
 */
public final class Dataverse implements AutoCloseable {

    /** Most operations in one batch, a limit of the service. */
    public static final int MAX_BATCH = 1000;

    private static final int FORBIDDEN = 403;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ACCEPT_JSON = Map.of("Accept", "application/json");

    private final ServiceRoot root;
    private final CamelHttp http;
    private final Session session;

    /**
     * Registers a camel-http component of its own in the context; sends nothing yet.
     *
     * @param context must be started before the first call
     */
    public Dataverse(CamelContext context, DataverseConnection connection) {
        this(context, connection, Clock.systemUTC());
    }

    Dataverse(CamelContext context, DataverseConnection connection, Clock clock) {
        this.root = new ServiceRoot(connection.environment());
        this.http = new CamelHttp(context, connection);
        this.session = new Session(http, connection, clock);
    }

    /**
     * Carries out up to {@value #MAX_BATCH} operations with one request. They run in the given order, each for itself: a
     * failing one neither stops nor undoes the others ({@code Prefer: odata.continue-on-error}).
     *
     * @return one outcome per operation, in the same order
     * @throws IllegalArgumentException when there are too many operations
     * @throws DataverseRejectedException when the batch as a whole was refused, or an operation of it without saying which
     * @throws DataverseSignInException when this user may carry out none of the operations; none was carried out
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
        HttpAnswer answer = session.call(
                "POST",
                root.resolve("$batch"),
                Map.of(
                        "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"",
                        "Accept", "multipart/mixed",
                        "Prefer", "odata.continue-on-error"),
                new BatchWriter(boundary, DataverseConnection.API_PATH).write(operations));
        return outcomes(answer, operations);
    }

    private List<Outcome> outcomes(HttpAnswer answer, List<Operation> operations) {
        BatchReader reader = new BatchReader(answer, operations);
        List<Outcome> outcomes = answer.isMultipart() ? reader.read() : List.of();
        if (reader.parts() == 0) {
            throw unusable("$batch", answer, "it holds no part that could be read");
        }
        if (reader.isThrottled()) {
            session.gate().close(reader.retryAfter());
        }
        if (!answer.ok() && !reader.isAttributable()) {
            throw stopped(answer, outcomes.get(0));
        }
        if (outcomes.stream().allMatch(outcome -> outcome.status() == FORBIDDEN)) {
            throw forbidden(answer, outcomes.get(0));
        }
        return outcomes;
    }

    /** A missing privilege of the user, where one of a record would have spared some of the operations. */
    private static DataverseSignInException forbidden(HttpAnswer answer, Outcome first) {
        return new DataverseSignInException(
                "Every operation of the batch was refused: status " + first.status() + ", " + first.code() + ", "
                        + first.message(),
                first.status(),
                first.code(),
                answer.requestId());
    }

    /** The service stopped at an operation and does not say at which. */
    private DataverseException stopped(HttpAnswer answer, Outcome first) {
        String message = "The batch was stopped by one of its operations: status " + first.status() + ", "
                + first.code() + ", " + first.message();
        return first.verdict() == Verdict.RETRY
                ? new DataverseUnavailableException(
                        message,
                        first.status(),
                        first.code(),
                        answer.requestId(),
                        session.gate().left(),
                        null)
                : new DataverseRejectedException(message, first.status(), first.code(), answer.requestId());
    }

    /**
     * Reads one page of what changed, by the service's change tracking. Begin with a null continuation: that reads all rows
     * and starts the tracking; then go on with {@link ChangePage#next()} of the page before, which may be days old.
     *
     * @param query must stay the same for one chain of continuations
     * @param continuation null, or a stored {@link ChangePage#next()}
     * @throws DeltaExpiredException when the continuation is too old: begin again with null
     * @throws DataverseRejectedException when the table does not track changes, or the link leads out of the environment
     */
    public ChangePage changes(ChangeQuery query, String continuation) {
        URI url = continuation == null ? root.resolve(query.url()) : root.follow(continuation);
        HttpAnswer answer = session.call(
                "GET",
                url,
                Map.of(
                        "Accept",
                        "application/json",
                        "Prefer",
                        "odata.track-changes,odata.maxpagesize=" + query.pageSize()),
                null);
        return new ChangeReader(root).read(json(query.entitySet(), answer), query.entitySet(), continuation == null);
    }

    /**
     * Retrieves a record or the first page of a query, without annotations.
     *
     * @param relativeUrl below the service root, such as {@code leads(<id>)?$select=statecode}; characters that a URL cannot
     *     hold are escaped
     * @throws DataverseRejectedException with status 404 when there is no such record
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public JsonNode get(String relativeUrl) {
        return json(relativeUrl, session.call("GET", root.resolve(relativeUrl), ACCEPT_JSON, null));
    }

    /**
     * Retrieves many records of a table by their keys: by queries for {@value RecordsByKey#AT_ONCE} at a time, which count as one read each, and
     * one by one those that a query leaves out.
     *
     * @param entitySet such as {@code leads}
     * @param key the column of the primary key, such as {@code leadid}; has to be among what the options select
     * @param keys GUIDs, at most {@value #MAX_BATCH}
     * @param options such as {@code $select=leadid,statecode&$expand=...}, without {@code $filter}
     * @return one outcome per key, in their order: the record as a body, or why not, as {@link #batch} says it
     */
    public List<Outcome> retrieveAll(String entitySet, String key, List<String> keys, String options) {
        return new RecordsByKey(this, entitySet, key, options).read(keys);
    }

    /**
     * Sends one {@code POST} by itself, outside a batch: for definitions of tables and columns and for actions that are
     * about no record. Whether it was carried out is unknown after a {@link DataverseUnavailableException}.
     *
     * @param relativeUrl below the service root, such as {@code EntityDefinitions(LogicalName='lead')/Attributes}
     * @throws DataverseRejectedException when the service refuses
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
     * The rows of a query, page after page, each page fetched when its first row is wanted. The stream is sequential, may
     * end early without harm, and throws what {@link #get} throws.
     *
     * @param relativeUrl as for {@link #get}, with neither {@code $top} nor {@code $skip}
     * @param pageSize rows per request, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public Stream<JsonNode> query(String relativeUrl, int pageSize) {
        Map<String, String> headers =
                Map.of("Accept", "application/json", "Prefer", "odata.maxpagesize=" + ChangeQuery.pageSize(pageSize));
        Pages pages = new Pages(
                root, root.resolve(relativeUrl), url -> json(relativeUrl, session.call("GET", url, headers, null)));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The tables and columns of the environment. A document of several megabytes: ask once. */
    public DataverseMetadata metadata() {
        HttpAnswer answer = session.call(
                "GET", root.resolve("$metadata?annotations=true"), Map.of("Accept", "application/xml"), null);
        try {
            return DataverseMetadata.read(new ByteArrayInputStream(answer.body()));
        } catch (IOException e) {
            throw unusable("$metadata", answer, "it is not a metadata document");
        }
    }

    /**
     * How long the texts of a table may be, by column, from its definition ("Query table definitions using the Web API").
     *
     * @param table logical name, such as {@code lead}
     * @return longest text in characters, for text and memo columns
     * @throws DataverseRejectedException when there is no such table
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

    /** The id of the application user; the cheapest proof that address, sign-in and user are right. */
    public UUID whoAmI() {
        return whoAmI("UserId");
    }

    /** The id of the environment's organization, which stays when the environment gets another address. */
    public UUID organization() {
        return whoAmI("OrganizationId");
    }

    private UUID whoAmI(String member) {
        HttpAnswer answer = session.call("GET", root.resolve("WhoAmI"), ACCEPT_JSON, null);
        try {
            return UUID.fromString(json("WhoAmI", answer).path(member).asText());
        } catch (IllegalArgumentException e) {
            throw unusable("WhoAmI", answer, "it has no " + member);
        }
    }

    /** What time it is for the service, in whole seconds; empty when its answers do not say. Costs a request. */
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

    /** What is known about the protection limits now. */
    public ServiceLimits limits() {
        return session.gate().limits();
    }

    /** Gives the connections back and removes the component from the context. Calls on their way may fail. */
    @Override
    public void close() {
        http.close();
    }

    private static JsonNode json(String what, HttpAnswer answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw unusable(what, answer, "it is not JSON, or cut");
        }
        throw unusable(what, answer, "it is not a JSON object");
    }

    private static DataverseUnavailableException unusable(String what, HttpAnswer answer, String why) {
        int query = what.indexOf('?');
        return new DataverseUnavailableException(
                "The answer to " + (query < 0 ? what : what.substring(0, query)) + " cannot be used: " + why,
                answer.status(),
                null,
                answer.requestId(),
                null,
                null);
    }
}
