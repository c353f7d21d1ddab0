package dev.gangway.onboarding.link.maps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * A map from one record to another, as a JSLT file that is changed without a compiler. Thread-safe.
 *
 * <p>JSLT leaves out what is null or empty, so a map never writes "nothing" over something.
 */
public final class JsltMap {
    private final String location;
    private final Expression expression;

    /**
     * @param location of the file, as a Camel resource
     * @throws IllegalStateException when the file is missing or is not JSLT; the message says where
     */
    public JsltMap(CamelContext context, String location) {
        this.location = location;
        try (Reader reader = new InputStreamReader(
                ResourceHelper.resolveMandatoryResourceAsInputStream(context, location), StandardCharsets.UTF_8)) {
            this.expression = new Parser(reader)
                    .withSource(location)
                    .withFunctions(List.of(new CutFunction()))
                    .compile();
        } catch (IOException | JsltException e) {
            throw new IllegalStateException("The map " + location + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The target record.
     *
     * @throws MapException when the map fails on this record; the message names the map
     */
    public ObjectNode apply(JsonNode source) {
        try {
            if (expression.apply(source) instanceof ObjectNode target) {
                return target;
            }
        } catch (JsltException e) {
            throw new MapException(location + ": " + e.getMessage(), e);
        }
        throw new MapException(location + " did not give an object: its last expression must be { ... }", null);
    }

    /** One record could not be mapped. */
    public static final class MapException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final boolean hopeless;

        public MapException(String message, Throwable cause) {
            this("Map", message, true, cause);
        }

        public MapException(String code, String message, boolean hopeless, Throwable cause) {
            super(message, cause);
            this.code = code;
            this.hopeless = hopeless;
        }

        /** {@code Map}, or who else refused the record. */
        public String code() {
            return code;
        }

        /** Whether trying again cannot help until the record or the map changes. */
        public boolean isHopeless() {
            return hopeless;
        }
    }
}
