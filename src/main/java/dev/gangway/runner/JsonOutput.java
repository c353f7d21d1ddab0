package dev.gangway.runner;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What a verb prints with {@code --json}: one value, and nothing else, on standard output. */
final class JsonOutput {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(new UtcTime()))
            .enable(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    static void print(PrintWriter out, Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not printable as JSON", e);
        }
    }

    /** The tables keep times in UTC without saying so; outside they say so. */
    private static final class UtcTime extends StdSerializer<LocalDateTime> {

        UtcTime() {
            super(LocalDateTime.class);
        }

        @Override
        public void serialize(LocalDateTime time, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            json.writeString(time.toInstant(ZoneOffset.UTC).toString());
        }
    }
}
