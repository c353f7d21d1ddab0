package dev.gangway.runner.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.gangway.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What a verb prints with {@code --json}: one value, and nothing else, on standard output. */
public final class JsonOutput {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(new UtcTime())
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .enable(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    public static void print(PrintWriter out, Object value) {
        try {
            // what Jackson leaves as it is stands inside texts, where the escape means the same
            out.print(TerminalWriter.lines(JSON.writeValueAsString(value)));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not printable as JSON", e);
        }
    }

    /** A value on one line, as part of something longer. */
    static String line(Object value) {
        try {
            return Printable.line(
                    JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not printable as JSON", e);
        }
    }

    /** Prints why a command failed, unless it has printed its value already, so that a reader always gets JSON. */
    public static void printFailure(PrintWriter out, List<String> arguments, String reason) {
        if (arguments.contains("--json") && !(out instanceof TerminalWriter terminal && terminal.isUsed())) {
            print(out, Map.of("error", reason));
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
