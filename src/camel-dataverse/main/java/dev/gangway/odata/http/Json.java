package dev.gangway.odata.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * Parses JSON from outside within limits: otherwise a few megabytes of brackets would become hundreds of megabytes of
 * nodes.
 */
public final class Json {
    /**
     * A page of 5,000 rows with 20 columns each: some 15 MB of nodes at worst. For more, fewer rows are requested.
     */
    private static final long MOST_TOKENS = 200_000;

    public static final String BOUND = "a page of " + MOST_TOKENS + " values";

    /** Twice the longest text that Dataverse stores. */
    private static final int LONGEST_TEXT = 2 * 1024 * 1024;

    /** Dataverse nests only a few levels. */
    private static final int DEEPEST = 100;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MOST_TOKENS)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build());

    private long tokens;
    private long bytes;

    /** Creates a reader for one answer with several documents, which share the limits. */
    public Json() {}

    /** @throws StreamConstraintsException when the document exceeds the limits */
    public static JsonNode read(byte[] data) throws IOException {
        return new Json().next(data, 0, data.length);
    }

    /** Reads a part of an answer as a document of its own. */
    public static JsonNode read(byte[] data, int offset, int length) throws IOException {
        return new Json().next(data, offset, length);
    }

    /** Reads one more document of the answer. */
    public JsonNode next(byte[] data, int offset, int length) throws IOException {
        bytes += length;
        if (bytes > LargeAnswers.PARSED) {
            LargeAnswers.isLarge();
        }
        try (JsonParser parser = MAPPER.createParser(data, offset, length)) {
            JsonNode node = MAPPER.readTree(parser);
            tokens += parser.currentTokenCount();
            if (tokens > MOST_TOKENS) {
                throw new StreamConstraintsException("More than " + BOUND);
            }
            // as ObjectMapper says of nothing at all
            return node == null ? MissingNode.getInstance() : node;
        }
    }
}
