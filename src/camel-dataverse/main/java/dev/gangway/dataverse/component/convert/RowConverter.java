package dev.gangway.dataverse.component.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/** Converts rows for {@code ${body[subject]}} in a route, for {@code convertBodyTo}, and to text and streams. */
@Converter(generateBulkLoader = true)
public final class RowConverter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RowConverter() {}

    @Converter
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(JsonNode row) {
        return row.isObject() ? MAPPER.convertValue(row, Map.class) : null;
    }

    @Converter
    public static String toText(JsonNode row) {
        return row.isTextual() ? row.textValue() : row.toString();
    }

    @Converter
    public static byte[] toBytes(JsonNode row) throws IOException {
        return MAPPER.writeValueAsBytes(row);
    }

    @Converter
    public static InputStream toStream(JsonNode row) throws IOException {
        return new ByteArrayInputStream(toBytes(row));
    }
}
