package dev.gangway.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.odata.http.ShownPath;
import dev.gangway.odata.session.ServiceRoot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One operation of a batch. Immutable; a body given as bytes is UTF-8 JSON, is sent as it is, and must not be changed after.
 *
 * <p>URLs are relative to the service root ({@code /api/data/v9.2/}), without a leading slash.
 */
public final class Operation {

    /** How a kind of operation is sent and how its error is interpreted. */
    public enum Kind {
        CREATE("POST", null),
        CREATE_IF_ABSENT("PATCH", "If-None-Match: *"),
        UPDATE("PATCH", "If-Match: *"),
        UPSERT("PATCH", null),
        REPLACE("PUT", null),
        RETRIEVE("GET", null),
        DELETE("DELETE", null),
        ACTION("POST", null);

        private final String method;
        private final String precondition;

        Kind(String method, String precondition) {
            this.method = method;
            this.precondition = precondition;
        }

        String method() {
            return method;
        }

        /** Returns the header line that makes a PATCH more than an upsert; null for none. */
        String precondition() {
            return precondition;
        }

        boolean creates() {
            return this == CREATE || this == CREATE_IF_ABSENT;
        }
    }

    private static final ObjectWriter JSON = new ObjectMapper().writer();
    private static final String IF_MATCH = "If-Match";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9.-]*");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");
    private static final Pattern ENTITY_SET = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Kind kind;
    private final String url;
    private final String id;
    private final byte[] body;
    private final Map<String, String> headers;

    private Operation(Kind kind, String url, String id, byte[] body) {
        this(kind, url, id, body, Map.of());
    }

    private Operation(Kind kind, String url, String id, byte[] body, Map<String, String> headers) {
        this.kind = kind;
        this.url = url;
        this.id = id;
        this.body = body;
        this.headers = headers;
    }

    /**
     * {@code POST}: creates a record. Put the primary key into the body to make repeating harmless: the second
     * attempt ends with {@link Verdict#ALREADY_EXISTS}.
     *
     * @param entitySet such as {@code leads}
     * @throws IllegalArgumentException when the entity set is not a plain name
     */
    public static Operation create(String entitySet, ObjectNode body) {
        return create(entitySet, json(body));
    }

    /** As {@link #create(String, ObjectNode)}, with the JSON already written. */
    public static Operation create(String entitySet, byte[] body) {
        return new Operation(Kind.CREATE, named(entitySet), null, present(body));
    }

    /**
     * {@code PATCH} with {@code If-None-Match: *}: creates the record under this id, or leaves an existing one
     * unchanged.
     */
    public static Operation createIfAbsent(String entitySet, UUID id, ObjectNode body) {
        return createIfAbsent(entitySet, id, json(body));
    }

    /** As {@link #createIfAbsent(String, UUID, ObjectNode)}, with the JSON already written. */
    public static Operation createIfAbsent(String entitySet, UUID id, byte[] body) {
        return new Operation(Kind.CREATE_IF_ABSENT, record(entitySet, id), id.toString(), present(body));
    }

    /** {@code PATCH} with {@code If-Match: *}: changes the given columns of an existing record and never creates one. */
    public static Operation update(String entitySet, UUID id, ObjectNode body) {
        return update(entitySet, id, json(body));
    }

    /** As {@link #update(String, UUID, ObjectNode)}, with the JSON already written. */
    public static Operation update(String entitySet, UUID id, byte[] body) {
        return new Operation(Kind.UPDATE, record(entitySet, id), id.toString(), present(body));
    }

    /** As {@link #createIfAbsent(String, UUID, byte[])}, for a record that is named by any of its keys. */
    public static Operation createIfAbsent(String entitySet, RecordKey key, byte[] body) {
        return new Operation(Kind.CREATE_IF_ABSENT, record(entitySet, key), key.id(), present(body));
    }

    /** As {@link #update(String, UUID, byte[])}, for a record that is named by any of its keys. */
    public static Operation update(String entitySet, RecordKey key, byte[] body) {
        return new Operation(Kind.UPDATE, record(entitySet, key), key.id(), present(body));
    }

    /** {@code PATCH} without a condition: changes the record, or creates it under this key. */
    public static Operation upsert(String entitySet, RecordKey key, byte[] body) {
        return new Operation(Kind.UPSERT, record(entitySet, key), key.id(), present(body));
    }

    /** As {@link #delete(String, UUID)}, for a record that is named by any of its keys. */
    public static Operation delete(String entitySet, RecordKey key) {
        return new Operation(Kind.DELETE, record(entitySet, key), null, null);
    }

    /**
     * {@code GET}: a record or a query, without following next links.
     *
     * @param relativeUrl such as {@code leads(<id>)?$select=statecode}; characters that a URL cannot hold are escaped
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public static Operation retrieve(String relativeUrl) {
        return new Operation(Kind.RETRIEVE, ServiceRoot.relative(relativeUrl), null, null);
    }

    /** {@code DELETE}: deletes a record; {@link Verdict#NOT_FOUND} when it no longer exists. */
    public static Operation delete(String entitySet, UUID id) {
        return new Operation(Kind.DELETE, record(entitySet, id), null, null);
    }

    /**
     * {@code POST} to a bound or unbound action.
     *
     * @param relativeUrl such as {@code leads(<id>)/Microsoft.Dynamics.CRM.QualifyLead} or {@code WinOpportunity}
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public static Operation action(String relativeUrl, ObjectNode body) {
        return action(relativeUrl, json(body));
    }

    /** As {@link #action(String, ObjectNode)}, with the JSON already written. */
    public static Operation action(String relativeUrl, byte[] body) {
        return new Operation(Kind.ACTION, ServiceRoot.relative(relativeUrl), null, present(body));
    }

    /**
     * Any request.
     *
     * @param method GET, POST, PATCH, PUT or DELETE
     * @param relativeUrl as for {@link #retrieve(String)}
     * @param body null for none
     */
    public static Operation request(String method, String relativeUrl, byte[] body) {
        Kind kind =
                switch (method) {
                    case "GET" -> Kind.RETRIEVE;
                    case "POST" -> Kind.ACTION;
                    case "PATCH" -> Kind.UPSERT;
                    case "PUT" -> Kind.REPLACE;
                    case "DELETE" -> Kind.DELETE;
                    default -> throw new IllegalArgumentException("Not a method of the Web API: " + method);
                };
        return new Operation(kind, ServiceRoot.relative(relativeUrl), null, body);
    }

    /**
     * Returns the same operation with one more header, such as {@code If-Match} with an ETag, which replaces the
     * kind's own condition.
     *
     * @throws IllegalArgumentException when name or value are not valid in a header
     */
    public Operation with(String header, String value) {
        if (!HEADER.matcher(header).matches() || !PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a header: " + header);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Operation(kind, url, id, body, Collections.unmodifiableMap(more));
    }

    /**
     * Returns the same operation with options in its URL.
     *
     * @param options such as {@code $select=subject}, already escaped
     */
    public Operation asking(String options) {
        return options.isEmpty() ? this : new Operation(kind, url + "?" + options, id, body, headers);
    }

    /** Returns the headers that this operation adds to those of every request. */
    Map<String, String> headers() {
        return headers;
    }

    /** Returns the header line of the kind's own condition; null if it has none or a header replaced it. */
    String precondition() {
        return headers.containsKey(IF_MATCH) ? null : kind.precondition();
    }

    Kind kind() {
        return kind;
    }

    /** Returns the HTTP method. */
    public String method() {
        return kind.method();
    }

    /** Returns the URL relative to the service root, escaped, ASCII only. */
    public String url() {
        return url;
    }

    /** Returns the GUID that a successful answer must name; null when it may name any. */
    String id() {
        return id;
    }

    /** Returns the UTF-8 JSON, not a copy; null for none. */
    public byte[] body() {
        return body;
    }

    /** Returns method and path without body, query and key texts, which may be personal data. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return kind.method() + " " + ShownPath.of(query < 0 ? url : url.substring(0, query));
    }

    private static String named(String entitySet) {
        if (!ENTITY_SET.matcher(entitySet).matches()) {
            throw new IllegalArgumentException("Not the name of an entity set: " + entitySet);
        }
        return entitySet;
    }

    private static String record(String entitySet, UUID id) {
        return named(entitySet) + "(" + id + ")";
    }

    private static String record(String entitySet, RecordKey key) {
        return named(entitySet) + key.predicate();
    }

    private static byte[] present(byte[] body) {
        return Objects.requireNonNull(body, "body");
    }

    private static byte[] json(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON", e);
        }
    }
}
