package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;

/** Converts message bodies to JSON: maps, beans, and JSON as nodes, text or stream. Thread-safe. */
public final class Rows {
    static final ObjectMapper DEFAULT_MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            // dates and times of java.time are written as OData writes them
            .addModule(new SimpleModule("times").addSerializer(Temporal.class, new ToStringSerializer(Temporal.class)))
            // amounts keep the digits that they were given with
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final ObjectMapper mapper;

    /** @param mapper null for the default mapper */
    public Rows(ObjectMapper mapper) {
        this.mapper = mapper == null ? DEFAULT_MAPPER : mapper;
    }

    /**
     * Returns the body as one object; a copy when it already is one.
     *
     * @param what start of the error message
     * @throws IllegalArgumentException when the body is not one object
     */
    ObjectNode object(Exchange exchange, String what) {
        JsonNode node = node(exchange, exchange.getMessage().getBody(), what);
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException(what + " wants one JSON object as its body (a Map, a bean, a JsonNode,"
                    + " or JSON as text or stream), but the body is " + kind(node));
        }
        return object;
    }

    /** As {@link #object(Exchange, String)}; no body is an empty object. */
    ObjectNode objectOrEmpty(Exchange exchange, String what) {
        Object body = exchange.getMessage().getBody();
        boolean empty = body == null || body instanceof String text && text.isBlank();
        return empty ? mapper.createObjectNode() : object(exchange, what);
    }

    /** Returns an element of a list as an object. */
    ObjectNode object(Exchange exchange, Object element, String what) {
        JsonNode node = node(exchange, element, what);
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException(what + " is not an object, but " + kind(node));
        }
        return object;
    }

    /** Returns the elements of a list, an array, an iterator, or a JSON array in any of its forms. */
    List<Object> list(Exchange exchange, String what) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (body instanceof Object[] array) {
            return new ArrayList<>(Arrays.asList(array));
        }
        if (body instanceof Iterator<?> iterator) {
            List<Object> all = new ArrayList<>();
            iterator.forEachRemaining(all::add);
            return all;
        }
        if (body instanceof Iterable<?> iterable && !(body instanceof JsonNode) && !(body instanceof Path)) {
            List<Object> all = new ArrayList<>();
            iterable.forEach(all::add);
            return all;
        }
        if (node(exchange, body, what) instanceof ArrayNode array) {
            List<Object> all = new ArrayList<>();
            array.forEach(all::add);
            return all;
        }
        throw new IllegalArgumentException(what + " wants a list as its body, or a JSON array");
    }

    byte[] bytes(JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON", e);
        }
    }

    private JsonNode node(Exchange exchange, Object body, String what) {
        try {
            if (body instanceof JsonNode node) {
                return node.deepCopy();
            }
            if (body instanceof String text) {
                return mapper.readTree(text);
            }
            if (isStream(body)) {
                return mapper.readTree(bytes(exchange, body, what));
            }
            return body == null ? null : mapper.valueToTree(body);
        } catch (IOException e) {
            // the parser's message would quote the body
            throw new IllegalArgumentException(what + ": the body is not JSON");
        }
    }

    /** A stream that breaks off is no fault of what was in it. */
    private static byte[] bytes(Exchange exchange, Object body, String what) {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(byte[].class, exchange, body);
        } catch (TypeConversionException | NoTypeConversionAvailableException e) {
            throw new RuntimeCamelException(what + ": the body cannot be read to its end", e);
        }
    }

    private static boolean isStream(Object body) {
        return body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof File
                || body instanceof WrappedFile<?>;
    }

    private static String kind(JsonNode node) {
        return node == null ? "empty" : node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** Text of a value as a query holds it, without a query's own signs. */
    static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c > ' ' && c < 0x7f && "\"#%&+<>[\\]^`{|}".indexOf(c) < 0;
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }
}
