package dev.gangway.dataverse;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.mime.Delimiter;
import dev.gangway.dataverse.mime.Lines;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads the multipart answer to a batch in one pass and assigns each operation its outcome: by Content-ID if the part
 * has one, otherwise by order. A part counts only when the next delimiter follows it, so a truncated answer is never
 * taken for a complete one. Tolerates different line ends, upper and lower case in header names, quotes and blank
 * lines. For one answer.
 */
final class BatchReader {
    private static final int GUID = 36;

    private final byte[] data;
    private final Delimiter delimiter;
    private final List<Operation> operations;
    private final Outcome[] outcomes;
    private final Json bodies = new Json();

    private int parts;
    private boolean inOrder = true;
    private boolean identified = true;
    private boolean throttled;
    private String retryAfter;

    BatchReader(HttpAnswer answer, List<Operation> operations) {
        this.data = answer.body();
        this.delimiter = new Delimiter(answer);
        this.operations = operations;
        this.outcomes = new Outcome[operations.size()];
    }

    /** Returns one outcome per operation, in the same order. */
    List<Outcome> read() {
        int start = delimiter.find(0);
        while (start >= 0 && !delimiter.isTerminator(start)) {
            int next = delimiter.find(delimiter.end(start));
            if (next >= 0) {
                part(delimiter.end(start), next);
            }
            start = next;
        }
        boolean complete = start >= 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = Outcome.unknown(0, complete ? "The answer has no part for it" : "The answer is cut");
            }
        }
        return Collections.unmodifiableList(Arrays.asList(outcomes));
    }

    /** Returns whether every operation has a part, or at least every part names its operation. */
    boolean isAttributable() {
        return parts == outcomes.length || identified;
    }

    int parts() {
        return parts;
    }

    /** Returns whether a part says that the whole client has to wait. */
    boolean isThrottled() {
        return throttled;
    }

    /** Returns {@code Retry-After} of the last part that had one; null when none had. */
    String retryAfter() {
        return retryAfter;
    }

    private void part(int start, int end) {
        Lines lines = new Lines(data, start, end);
        int contentId = 0;
        while (lines.next() && !lines.startsWith("http/")) {
            if (lines.startsWith("content-id:")) {
                contentId = number(lines.value());
            }
        }
        boolean known = contentId >= 1 && contentId <= outcomes.length;
        int index = known ? contentId - 1 : parts;
        parts++;
        identified &= known;
        if (index >= outcomes.length || outcomes[index] != null || !known && !inOrder) {
            return;
        }
        outcomes[index] = outcome(operations.get(index), lines, end);
        if (outcomes[index].status() == 0) {
            inOrder = false;
        }
    }

    /** From the status line on. */
    private Outcome outcome(Operation operation, Lines lines, int end) {
        int status = lines.status();
        if (status < 200 || status > 599) {
            return Outcome.unknown(0, "The answer's part cannot be read");
        }
        String entityId = null;
        String location = null;
        String wait = null;
        while (lines.next() && !lines.isBlank()) {
            if (lines.startsWith("odata-entityid:")) {
                entityId = lines.inParentheses();
            } else if (lines.startsWith("location:")) {
                location = lines.inParentheses();
            } else if (lines.startsWith("retry-after:")) {
                wait = lines.value();
            }
        }
        int body = lines.after();
        int length = end - body;
        while (length > 0 && data[body + length - 1] <= ' ') {
            length--;
        }
        if (status >= 300) {
            return refused(operation, status, body, length, wait);
        }
        return done(operation, status, body, length, entityId != null ? entityId : location);
    }

    private Outcome done(Operation operation, int status, int body, int length, String entityId) {
        if (operation.id() != null
                && entityId != null
                && entityId.length() == GUID
                && !entityId.equalsIgnoreCase(operation.id())) {
            return Outcome.unknown(0, "The answer's part is about another record: " + entityId);
        }
        if (length == 0) {
            return new Outcome(Verdict.DONE, status, null, null, null, entityId);
        }
        try {
            JsonNode json = bodies.next(data, body, length);
            return new Outcome(Verdict.DONE, status, null, null, json, entityId);
        } catch (StreamConstraintsException e) {
            throw new AnswerTooLargeException("an operation of the batch", Json.BOUND);
        } catch (IOException e) {
            return Outcome.unknown(status, "The answer's part is not JSON");
        }
    }

    private Outcome refused(Operation operation, int status, int body, int length, String wait) {
        ServiceError error = ServiceError.of(data, body, length);
        if (status == 429) {
            throttled = true;
            retryAfter = wait != null ? wait : retryAfter;
        }
        return new Outcome(
                Verdicts.of(operation.kind(), status, error), status, error.code(), error.message(), null, null);
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
