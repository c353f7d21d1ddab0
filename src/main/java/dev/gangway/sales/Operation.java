package dev.gangway.sales;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One operation of a batch. Immutable; a body given as bytes is UTF-8 JSON, is sent as it is, and must not be changed after.
 *
 * <p>URLs are relative to the service root ({@code /api/data/v9.2/}), without a leading slash.
 */
public final class Operation {

    /** How a kind of operation goes over the wire, and how its refusal is to be read. */
    enum Kind {
        CREATE("POST", null),
        CREATE_IF_ABSENT("PATCH", "If-None-Match: *"),
        UPDATE("PATCH", "If-Match: *"),
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

        /** The header line that makes a PATCH more than an upsert; null for none. */
        String precondition() {
            return precondition;
        }

        boolean creates() {
            return this == CREATE || this == CREATE_IF_ABSENT;
        }
    }

    private static final ObjectWriter JSON = new ObjectMapper().writer();
    private static final Pattern ENTITY_SET = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Kind kind;
    private final String url;
    private final String id;
    private final byte[] body;

    private Operation(Kind kind, String url, String id, byte[] body) {
        this.kind = kind;
        this.url = url;
        this.id = id;
        this.body = body;
    }

    /**
     * {@code POST}: creates a record. Put the primary key into the body to make a repetition harmless: the second attempt
     * ends with {@link Verdict#ALREADY_EXISTS}.
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

    /** {@code PATCH} with {@code If-None-Match: *}: creates the record under this id, or leaves the present one alone. */
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

    /**
     * {@code GET}: a record or a query, without following next links.
     *
     * @param relativeUrl such as {@code leads(<id>)?$select=statecode}; characters that a URL cannot hold are escaped
     * @throws IllegalArgumentException when the URL is absolute or holds control characters
     */
    public static Operation retrieve(String relativeUrl) {
        return new Operation(Kind.RETRIEVE, ServiceRoot.relative(relativeUrl), null, null);
    }

    /** {@code DELETE}: removes a record; {@link Verdict#NOT_FOUND} when it is gone already. */
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

    Kind kind() {
        return kind;
    }

    /** The HTTP method. */
    public String method() {
        return kind.method();
    }

    /** Relative to the service root, escaped, ASCII only. */
    public String url() {
        return url;
    }

    /** The GUID that a successful answer must name; null when it may name any. */
    String id() {
        return id;
    }

    /** UTF-8 JSON, not a copy; null for none. */
    public byte[] body() {
        return body;
    }

    /** Method and URL; not the body, which may hold personal data. */
    @Override
    public String toString() {
        return kind.method() + " " + url;
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
